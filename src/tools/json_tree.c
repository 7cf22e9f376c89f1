#include "tools/json_tree.h"

#include <stdlib.h>
#include <string.h>

enum json_kind { JSON_OBJECT, JSON_ARRAY, JSON_TEXT, JSON_WORD };

struct json_node {
    enum json_kind kind;
    int end; /* the first node behind it and all that is in it */
    size_t start;
    size_t length; /* a text is without its quotes */
};

struct cursor {
    struct json_tree *tree;
    size_t at;
};

static int add_node(struct json_tree *tree, enum json_kind kind, size_t start)
{
    if (tree->count == tree->size) {
        tree->size = tree->size == 0 ? 256 : tree->size * 2;
        tree->node = realloc(tree->node, (size_t)tree->size * sizeof *tree->node);
        if (tree->node == NULL)
            abort();
    }
    tree->node[tree->count] = (struct json_node){.kind = kind, .start = start};
    return tree->count++;
}

static int peek(struct cursor *cursor)
{
    const struct json_tree *tree = cursor->tree;

    while (cursor->at < tree->length && strchr(" \t\r\n", tree->text[cursor->at]) != NULL &&
           tree->text[cursor->at] != '\0')
        cursor->at++;
    return cursor->at < tree->length ? (unsigned char)tree->text[cursor->at] : '\0';
}

static int read_text(struct cursor *cursor)
{
    struct json_tree *tree = cursor->tree;
    int node = add_node(tree, JSON_TEXT, ++cursor->at);

    for (; cursor->at < tree->length; cursor->at++) {
        if (tree->text[cursor->at] == '\\') {
            cursor->at++;
        } else if (tree->text[cursor->at] == '"') {
            tree->node[node].length = cursor->at++ - tree->node[node].start;
            tree->node[node].end = tree->count;
            return 0;
        }
    }
    return -1;
}

static int read_word(struct cursor *cursor)
{
    struct json_tree *tree = cursor->tree;
    int node = add_node(tree, JSON_WORD, cursor->at);

    while (cursor->at < tree->length && strchr(",]} \t\r\n", tree->text[cursor->at]) == NULL)
        cursor->at++;
    tree->node[node].length = cursor->at - tree->node[node].start;
    tree->node[node].end = tree->count;
    return tree->node[node].length > 0 ? 0 : -1;
}

static int read_value(struct cursor *cursor, int depth);

/* What an object or an array holds, up to its closing bracket. */
static int read_inside(struct cursor *cursor, enum json_kind kind, int depth)
{
    int close = kind == JSON_OBJECT ? '}' : ']';
    int node = add_node(cursor->tree, kind, cursor->at++);

    for (bool is_first = true; peek(cursor) != close; is_first = false) {
        if (!is_first) {
            if (peek(cursor) != ',')
                return -1;
            cursor->at++;
            (void)peek(cursor); /* goes over blanks */
        }
        if (kind == JSON_OBJECT) {
            if (peek(cursor) != '"' || read_text(cursor) < 0 || peek(cursor) != ':')
                return -1;
            cursor->at++;
        }
        if (read_value(cursor, depth + 1) < 0)
            return -1;
    }
    cursor->at++;
    cursor->tree->node[node].end = cursor->tree->count;
    return 0;
}

static int read_value(struct cursor *cursor, int depth)
{
    if (depth > JSON_TREE_DEPTH_MAX)
        return -1;
    switch (peek(cursor)) {
    case '{':
        return read_inside(cursor, JSON_OBJECT, depth);
    case '[':
        return read_inside(cursor, JSON_ARRAY, depth);
    case '"':
        return read_text(cursor);
    default:
        return read_word(cursor);
    }
}

int json_tree_read(struct json_tree *tree, const char *text, size_t length)
{
    struct cursor cursor = {.tree = tree};

    tree->text = text;
    tree->length = length;
    tree->count = 0;
    if (read_value(&cursor, 0) < 0 || peek(&cursor) != '\0' || cursor.at != length) {
        tree->count = 0;
        return -1;
    }
    return 0;
}

void json_tree_release(struct json_tree *tree)
{
    free(tree->node);
    *tree = (struct json_tree){0};
}

static bool is_kind(const struct json_tree *tree, int node, enum json_kind kind)
{
    return node >= 0 && node < tree->count && tree->node[node].kind == kind;
}

static bool equals(const struct json_tree *tree, int node, const char *text)
{
    size_t length = strlen(text);
    return tree->node[node].length == length &&
           memcmp(tree->text + tree->node[node].start, text, length) == 0;
}

int json_tree_member(const struct json_tree *tree, int object, const char *name)
{
    if (!is_kind(tree, object, JSON_OBJECT))
        return -1;
    for (int key = object + 1; key < tree->node[object].end; key = tree->node[key + 1].end)
        if (equals(tree, key, name))
            return key + 1;
    return -1;
}

int json_tree_first(const struct json_tree *tree, int array)
{
    if (!is_kind(tree, array, JSON_ARRAY) || tree->node[array].end == array + 1)
        return -1;
    return array + 1;
}

int json_tree_next(const struct json_tree *tree, int array, int item)
{
    int next = tree->node[item].end;
    return next < tree->node[array].end ? next : -1;
}

int64_t json_tree_int(const struct json_tree *tree, int node, int64_t otherwise)
{
    char digits[24];
    char *end;

    if (!is_kind(tree, node, JSON_WORD) || tree->node[node].length >= sizeof digits)
        return otherwise;
    memcpy(digits, tree->text + tree->node[node].start, tree->node[node].length);
    digits[tree->node[node].length] = '\0';
    int64_t number = strtoll(digits, &end, 10);
    return *end == '\0' ? number : otherwise;
}

bool json_tree_is(const struct json_tree *tree, int node, const char *text)
{
    return is_kind(tree, node, JSON_TEXT) && equals(tree, node, text);
}

void json_tree_copy(const struct json_tree *tree, int node, char *storage, size_t size)
{
    size_t length = 0;

    if (is_kind(tree, node, JSON_TEXT)) {
        const char *text = tree->text + tree->node[node].start;
        const char *end = text + tree->node[node].length;
        for (; text < end && length + 1 < size; text++) {
            if (*text == '\\' && text + 1 < end)
                text++; /* \" and \\ are all that names need */
            storage[length++] = *text;
        }
    }
    storage[length] = '\0';
}

int64_t json_tree_get_int(const struct json_tree *tree, int object, const char *name,
                          int64_t otherwise)
{
    return json_tree_int(tree, json_tree_member(tree, object, name), otherwise);
}

bool json_tree_get_bool(const struct json_tree *tree, int object, const char *name)
{
    int node = json_tree_member(tree, object, name);
    return is_kind(tree, node, JSON_WORD) && equals(tree, node, "true");
}
