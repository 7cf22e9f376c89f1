/* command.h - the subcommands of `brelan`. Each gets its own arguments, its name in front. */
#ifndef TOOLS_COMMAND_H
#define TOOLS_COMMAND_H

int audit_main(int argc, char *argv[]);
int bench_main(int argc, char *argv[]);
int bots_main(int argc, char *argv[]);
int corpus_main(int argc, char *argv[]);
int enumerate_main(int argc, char *argv[]);
int equity_main(int argc, char *argv[]);
int verify_journal_main(int argc, char *argv[]);

#endif
