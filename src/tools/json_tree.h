/*
 * json_tree.h - a JSON value as a list of nodes over its text, for clients: they read what a
 * server of ours said, know its shape and ignore what they do not know.
 *
 * A node is an index; -1 is "not there", and every function takes it: a path through something
 * that is missing ends in the default.
 */
#ifndef TOOLS_JSON_TREE_H
#define TOOLS_JSON_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { JSON_TREE_DEPTH_MAX = 32 };

struct json_node;

/* All zero before its first use. Reading again replaces what was in it. */
struct json_tree {
    const char *text; /* borrowed: the tree lives as long */
    size_t length;
    struct json_node *node;
    int count;
    int size;
};

/* Returns the root (0), or -1 when the text is no JSON. Aborts when out of memory. */
int json_tree_read(struct json_tree *tree, const char *text, size_t length);
void json_tree_release(struct json_tree *tree);

int json_tree_member(const struct json_tree *tree, int object, const char *name);

/* The items of an array one after the other: -1 after the last. */
int json_tree_first(const struct json_tree *tree, int array);
int json_tree_next(const struct json_tree *tree, int array, int item); /* not of -1 */

int64_t json_tree_int(const struct json_tree *tree, int node, int64_t otherwise);

/* True when it is exactly this text. */
bool json_tree_is(const struct json_tree *tree, int node, const char *text);

/* Copies a text with its common escapes undone, cut at `size` - 1; "" when it is none. */
void json_tree_copy(const struct json_tree *tree, int node, char *storage, size_t size);

/* Shorthands for members. */
int64_t json_tree_get_int(const struct json_tree *tree, int object, const char *name,
                          int64_t otherwise);
/* False unless it is true. */
bool json_tree_get_bool(const struct json_tree *tree, int object, const char *name);

#endif
