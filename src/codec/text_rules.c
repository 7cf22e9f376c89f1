#include "codec/text_rules.h"

#include "base/units.h"

#include <stdbool.h>
#include <string.h>

enum script {
    SCRIPT_NONE, /* not a letter */
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_TAMIL,
    SCRIPT_THAI,
    SCRIPT_GEORGIAN,
    SCRIPT_EAST_ASIAN
};

struct range {
    uint32_t first;
    uint32_t last;
    enum script script;
};

/* Letters, and where a script cannot be written without them its vowel signs. */
static const struct range letters[] = {
    {'A', 'Z', SCRIPT_LATIN},
    {'a', 'z', SCRIPT_LATIN},
    {0x00c0, 0x00d6, SCRIPT_LATIN},
    {0x00d8, 0x00f6, SCRIPT_LATIN},
    {0x00f8, 0x01bf, SCRIPT_LATIN},
    {0x01cd, 0x024f, SCRIPT_LATIN},
    {0x1e00, 0x1eff, SCRIPT_LATIN},
    {0x0386, 0x0386, SCRIPT_GREEK},
    {0x0388, 0x038a, SCRIPT_GREEK},
    {0x038c, 0x038c, SCRIPT_GREEK},
    {0x038e, 0x03a1, SCRIPT_GREEK},
    {0x03a3, 0x03ce, SCRIPT_GREEK},
    {0x0400, 0x0481, SCRIPT_CYRILLIC},
    {0x048a, 0x052f, SCRIPT_CYRILLIC},
    {0x0531, 0x0556, SCRIPT_ARMENIAN},
    {0x0561, 0x0587, SCRIPT_ARMENIAN},
    {0x05d0, 0x05ea, SCRIPT_HEBREW},
    {0x0620, 0x064a, SCRIPT_ARABIC},
    {0x0671, 0x06d3, SCRIPT_ARABIC},
    {0x0901, 0x0939, SCRIPT_DEVANAGARI},
    {0x093c, 0x094d, SCRIPT_DEVANAGARI},
    {0x0981, 0x0983, SCRIPT_BENGALI},
    {0x0985, 0x09b9, SCRIPT_BENGALI},
    {0x09bc, 0x09ce, SCRIPT_BENGALI},
    {0x0b82, 0x0bb9, SCRIPT_TAMIL},
    {0x0bbe, 0x0bcd, SCRIPT_TAMIL},
    {0x0e01, 0x0e3a, SCRIPT_THAI},
    {0x0e40, 0x0e4e, SCRIPT_THAI},
    {0x10d0, 0x10fa, SCRIPT_GEORGIAN},
    {0x3005, 0x3006, SCRIPT_EAST_ASIAN},
    {0x3041, 0x3096, SCRIPT_EAST_ASIAN},
    {0x30a1, 0x30fa, SCRIPT_EAST_ASIAN},
    {0x30fc, 0x30fe, SCRIPT_EAST_ASIAN},
    {0x3400, 0x4dbf, SCRIPT_EAST_ASIAN},
    {0x4e00, 0x9fff, SCRIPT_EAST_ASIAN},
    {0xac00, 0xd7a3, SCRIPT_EAST_ASIAN},
};

/* What no line of chat may hold. */
static const struct range forbidden[] = {
    {0x0000, 0x001f, SCRIPT_NONE},    /* controls */
    {0x007f, 0x009f, SCRIPT_NONE},    /* controls */
    {0x00ad, 0x00ad, SCRIPT_NONE},    /* soft hyphen */
    {0x034f, 0x034f, SCRIPT_NONE},    /* invisible joiner */
    {0x061c, 0x061c, SCRIPT_NONE},    /* direction */
    {0x115f, 0x1160, SCRIPT_NONE},    /* invisible fillers */
    {0x17b4, 0x17b5, SCRIPT_NONE},    /* invisible vowels */
    {0x180b, 0x180f, SCRIPT_NONE},    /* invisible separators */
    {0x200b, 0x200f, SCRIPT_NONE},    /* zero width and direction */
    {0x2028, 0x202e, SCRIPT_NONE},    /* line separators and direction */
    {0x2060, 0x206f, SCRIPT_NONE},    /* invisible operators and direction */
    {0x2800, 0x2800, SCRIPT_NONE},    /* blank Braille */
    {0x3164, 0x3164, SCRIPT_NONE},    /* filler */
    {0xe000, 0xf8ff, SCRIPT_NONE},    /* private use */
    {0xfdd0, 0xfdef, SCRIPT_NONE},    /* noncharacters */
    {0xfeff, 0xfeff, SCRIPT_NONE},    /* byte order mark */
    {0xffa0, 0xffa0, SCRIPT_NONE},    /* filler */
    {0xfff0, 0xfffb, SCRIPT_NONE},    /* annotations */
    {0x1d173, 0x1d17a, SCRIPT_NONE},  /* invisible musical controls */
    {0xe0000, 0x10ffff, SCRIPT_NONE}, /* tags, private use */
};

static const struct range *find(const struct range *ranges, size_t count, uint32_t code_point)
{
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return &ranges[i];
    }
    return NULL;
}

static bool is_forbidden(uint32_t code_point)
{
    return find(forbidden, ARRAY_LEN(forbidden), code_point) != NULL ||
           (code_point & 0xfffe) == 0xfffe; /* the last two of each plane are no characters */
}

static bool is_blank(uint32_t code_point)
{
    return code_point == ' ' || code_point == 0xa0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200a) || code_point == 0x202f ||
           code_point == 0x205f || code_point == 0x3000;
}

static enum script script_of(uint32_t code_point)
{
    const struct range *range = find(letters, ARRAY_LEN(letters), code_point);
    return range ? range->script : SCRIPT_NONE;
}

int utf8_decode(const char *bytes, size_t length, uint32_t *code_point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *b = (const unsigned char *)bytes;
    int size;

    if (length == 0)
        return 0;
    size = b[0] < 0x80 ? 1 : b[0] >> 5 == 6 ? 2 : b[0] >> 4 == 14 ? 3 : b[0] >> 3 == 30 ? 4 : 0;
    if (size == 0 || (size_t)size > length)
        return 0;
    *code_point = size == 1 ? b[0] : b[0] & (0x7fu >> size);
    for (int i = 1; i < size; i++) {
        if (b[i] >> 6 != 2)
            return 0;
        *code_point = *code_point << 6 | (b[i] & 0x3fu);
    }
    if (*code_point < smallest[size] || *code_point > 0x10ffff ||
        (*code_point >= 0xd800 && *code_point <= 0xdfff))
        return 0;
    return size;
}

int utf8_count(const char *string)
{
    size_t left = strlen(string);
    int count = 0;

    while (left > 0) {
        uint32_t code_point;
        int size = utf8_decode(string, left, &code_point);
        if (size == 0)
            return -1;
        string += size;
        left -= (size_t)size;
        count++;
    }
    return count;
}

/* The next code point of a valid text; 0 at its end. */
static uint32_t next(const char **string)
{
    uint32_t code_point = 0;
    *string += utf8_decode(*string, strlen(*string), &code_point);
    return code_point;
}

const char *name_fault(const char *name)
{
    int count = utf8_count(name);
    enum script script = SCRIPT_NONE;
    bool has_word = false;
    uint32_t before = ' ';

    if (count < 2 || count > 20)
        return "Choose a name of 2 to 20 characters.";
    for (uint32_t c; (c = next(&name)) != 0; before = c) {
        enum script own = script_of(c);
        if (own != SCRIPT_NONE && script != SCRIPT_NONE && own != script)
            return "Write the name in the letters of one alphabet.";
        if (own != SCRIPT_NONE)
            script = own;
        else if (!(c >= '0' && c <= '9') && (c > 0x7f || !strchr(" _-.'", (int)c)))
            return "Use letters, digits, spaces and _ - . ' in a name.";
        if (c == ' ' && before == ' ')
            return "Leave out spaces at the ends of the name and double ones.";
        has_word = has_word || own != SCRIPT_NONE || (c >= '0' && c <= '9');
    }
    if (before == ' ')
        return "Leave out spaces at the ends of the name and double ones.";
    return has_word ? NULL : "Use at least one letter or digit in the name.";
}

const char *chat_fault(const char *line)
{
    int count = utf8_count(line);
    bool is_visible = false;

    if (count < 1 || count > 200)
        return "Write 1 to 200 characters.";
    for (uint32_t c; (c = next(&line)) != 0;) {
        if (is_forbidden(c))
            return "Leave out control, direction and invisible characters.";
        is_visible = is_visible || !is_blank(c);
    }
    return is_visible ? NULL : "Write something that can be seen.";
}

const char *secret_fault(const char *secret, int min_count, int max_bytes)
{
    if (utf8_count(secret) < min_count)
        return "This is too short; choose a longer one.";
    if (strlen(secret) >= (size_t)max_bytes)
        return "This is too long; choose a shorter one.";
    for (uint32_t c; (c = next(&secret)) != 0;) {
        if (c < 0x20 || c == 0x7f)
            return "Leave out control characters.";
    }
    return NULL;
}
