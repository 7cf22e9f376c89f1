#include "tools/names.h"

#include <stdio.h>

/* From many places, so that a table of bots looks like a table of people. */
static const char *const given[] = {
    "Adèle",     "Alba",      "Amadou",   "Anouk",   "Anselme",  "Ariane",  "Aurel",    "Basile",
    "Béa",       "Björn",     "Blanche",  "Brune",   "Candela",  "Cléo",    "Corentin", "Cosima",
    "Dalia",     "Darius",    "Diego",    "Dolores", "Edmond",   "Elif",    "Elio",     "Emeric",
    "Enora",     "Esme",      "Eulalie",  "Fatou",   "Felix",    "Fergus",  "Flora",    "Gaspard",
    "Giulia",    "Greta",     "Gustave",  "Hana",    "Hector",   "Henri",   "Hugo",     "Ilse",
    "Ines",      "Ingrid",    "Ismael",   "Ivo",     "Jacinta",  "Jasper",  "Jeanne",   "Joao",
    "Josephine", "Jules",     "Kenza",    "Klara",   "Lazare",   "Leila",   "Leopold",  "Linnea",
    "Livia",     "Lola",      "Lucien",   "Mael",    "Maialen",  "Malik",   "Marcel",   "Margot",
    "Mateo",     "Mila",      "Mina",     "Moussa",  "Nadia",    "Nils",    "Noor",     "Octave",
    "Odile",     "Olga",      "Oscar",    "Otto",    "Paloma",   "Pavel",   "Perle",    "Philippa",
    "Quentin",   "Quitterie", "Rafael",   "Ramona",  "Remy",     "Rita",    "Romane",   "Rosalie",
    "Ruben",     "Sabine",    "Samir",    "Saskia",  "Selma",    "Sidonie", "Soren",    "Stella",
    "Suzanne",   "Tamar",     "Tancrede", "Tess",    "Theo",     "Tilda",   "Tomas",    "Ulysse",
    "Ursula",    "Valentin",  "Vera",     "Victor",  "Violette", "Wanda",   "Wilhelm",  "Xavier",
    "Yael",      "Yann",      "Yasmine",  "Yvette",  "Zara",     "Zelie",   "Zeno",     "Zoe",
};

void names_choose(char name[NAME_BYTES], int n, int tries, struct dice *dice)
{
    int count = (int)ARRAY_LEN(given);

    if (tries == 0 && n < count)
        (void)snprintf(name, NAME_BYTES, "%s", given[n]); /* they all fit */
    else if (tries < 3)
        (void)snprintf(name, NAME_BYTES, "%s %c.", given[dice_below(dice, count)],
                       'A' + dice_below(dice, 26));
    else
        (void)snprintf(name, NAME_BYTES, "%s %d", given[dice_below(dice, count)],
                       2 + dice_below(dice, 99998));
}
