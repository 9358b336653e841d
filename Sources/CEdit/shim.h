// libedit's el_set, el_get and history_w are C variadics, which Swift cannot call. The wide-character side is used
// throughout: it needs no locale to take in a line, only to show it.
#pragma once
#include <histedit.h>
#include <stddef.h>
#include <wchar.h>

// The prompt; text between two \1 takes no room on the screen.
static inline int edit_set_prompt(EditLine *e, char *(*prompt)(EditLine *)) { return el_set(e, EL_PROMPT_ESC, prompt, '\1'); }
static inline int edit_set_terminal(EditLine *e, const char *name) { return el_set(e, EL_TERMINAL, name); }
static inline int edit_set_emacs_keys(EditLine *e) { return el_set(e, EL_EDITOR, "emacs"); }
static inline int edit_leave_signals(EditLine *e) { return el_set(e, EL_SIGNAL, 0); }
static inline int edit_set_reader(EditLine *e, int (*reader)(EditLine *, wchar_t *)) { return el_set(e, EL_GETCFN, reader); }
// Returns and newlines arrive as the terminal sends them: pasted pairs of them would otherwise be two newlines.
static inline int edit_keep_returns(EditLine *e) { return el_set(e, EL_SETTY, "-d", "-icrnl", "-inlcr", NULL); }
// Before the prompt is shown: keys typed at once would otherwise be echoed by the terminal as well.
static inline int edit_take_keys(EditLine *e, int takes) { return el_set(e, EL_PREP_TERM, takes); }
static inline int edit_refresh(EditLine *e) { return el_set(e, EL_REFRESH); }

static inline int edit_set_owner(EditLine *e, void *owner) { return el_set(e, EL_CLIENTDATA, owner); }
static inline void *edit_owner(EditLine *e) {
    void *owner = NULL;
    el_get(e, EL_CLIENTDATA, &owner);
    return owner;
}

static inline int edit_add_command(EditLine *e, const char *name, const char *help, unsigned char (*command)(EditLine *, int)) {
    return el_set(e, EL_ADDFN, name, help, command);
}
static inline int edit_bind(EditLine *e, const char *key, const char *command) { return el_set(e, EL_BIND, key, command, NULL); }

static inline int edit_use_history(EditLine *e, HistoryW *h) { return el_wset(e, EL_HIST, history_w, h); }
static inline int edit_limit_history(HistoryW *h, int size) {
    HistEventW event;
    int unique = history_w(h, &event, H_SETUNIQUE, 1);
    return history_w(h, &event, H_SETSIZE, size) < 0 ? -1 : unique;
}
static inline int edit_enter_history(HistoryW *h, const wchar_t *text) {
    HistEventW event;
    return history_w(h, &event, H_ENTER, text);
}

// How many columns a character fills; negative for one that is not shown.
extern int wcwidth(wchar_t);
static inline int edit_width(wchar_t character) { return wcwidth(character); }
