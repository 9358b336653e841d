// `argparse`, in the language: help, actions, parsing.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let argparseLibraries: [String: String] = ["argparse": argparseHead + argparseActions + argparseParsing]

let argparseHead = #"""
import sys as _sys
import os as _os
import textwrap as _textwrap
SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else _action_name(argument)
        self.message = message
    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"
class ArgumentTypeError(Exception):
    pass
def _action_name(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    return "{" + ",".join([str(c) for c in action.choices]) + "}" if action.choices else None
class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)
    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented
    __hash__ = None
    def __contains__(self, key):
        return key in self.__dict__
    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"

class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._width = prog, width
        self._max = min(max_help_position, max(width - 20, indent_increment * 2))
    def _description(self, text):
        return _textwrap.fill(" ".join(text.split()), self._width)
    def _help_lines(self, text, width):
        return _textwrap.wrap(" ".join(text.split()), width)
    def _metavar(self, action):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join([str(c) for c in action.choices]) + "}"
        return action.dest.upper() if action.option_strings else action.dest
    def _args(self, action):
        name = self._metavar(action)
        names = name if isinstance(name, tuple) else None
        pick = lambda n: names if names else (name,) * n
        if action.nargs is None: return name
        if action.nargs == "?": return "[%s]" % pick(1)
        if action.nargs == "*":
            return "[%s [%s ...]]" % names if names and len(names) == 2 else "[%s ...]" % pick(1)[0]
        if action.nargs == "+": return "%s [%s ...]" % (names or (name, name))
        if action.nargs == REMAINDER: return "..."
        if action.nargs == PARSER: return "%s ..." % pick(1)
        return " ".join(pick(action.nargs))
    def _invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action)
            return name if isinstance(name, str) else " ".join(name)
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        return ", ".join([f"{s} {self._args(action)}" for s in action.option_strings])
    def _expanded(self, action):
        values = dict(vars(action), prog=self._prog)
        for name in list(values):
            if values[name] is SUPPRESS:
                del values[name]
            elif hasattr(values[name], "__name__"):
                values[name] = values[name].__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(c) for c in values["choices"]])
        return self._help_text(action) % values
    def _help_text(self, action):
        return action.help
    def usage(self, parser):
        if parser.usage is not None:
            return f"usage: {parser.usage % dict(prog=self._prog)}\n"
        options, positionals = [], []
        grouped = {}
        for group in parser._exclusive:
            for a in group._actions:
                grouped[a] = group
        seen = []
        for a in parser._actions:
            if a.help == SUPPRESS:
                continue
            if a in grouped:
                group = grouped[a]
                if group not in seen:
                    seen.append(group)
                    inner = " | ".join([self._usage_part(x, True) for x in group._actions if x.help != SUPPRESS])
                    part = f"({inner})" if group.required else f"[{inner}]"
                    (options if a.option_strings else positionals).append(part)
                continue
            (options if a.option_strings else positionals).append(self._usage_part(a, False))
        text = " ".join([self._prog] + options + positionals)
        if len("usage: ") + len(text) > self._width:
            indent = " " * (len("usage: ") + len(self._prog) + 1)
            if len("usage: ") + len(self._prog) <= 0.75 * self._width:
                def lines(parts, first):
                    out, line = [], []
                    length = len(indent) - 1
                    for p in parts:
                        if length + 1 + len(p) > self._width and line:
                            out.append(" ".join(line))
                            line, length = [], len(indent) - 1
                        line.append(p)
                        length += 1 + len(p)
                    return out + ([" ".join(line)] if line else [])
                wrapped = lines(options, True) + lines(positionals, False)
                text = self._prog + " " + ("\n" + indent).join(wrapped)
            else:
                indent = " " * len("usage: ")
                text = ("\n" + indent).join([self._prog] + options + positionals)
        return f"usage: {text}\n"
    def _usage_part(self, a, bare):
        if not a.option_strings:
            return self._args(a)
        text = a.format_usage() if hasattr(a, "format_usage") else a.option_strings[0]
        if a.nargs != 0:
            text += " " + self._args(a)
        return text if bare or a.required else f"[{text}]"
    def help(self, parser):
        out = [self.usage(parser)]
        if parser.description:
            out.append(self._description(parser.description % dict(prog=self._prog) if "%(prog)" in parser.description else parser.description) + "\n")
        groups = [(g.title, g.description, [a for a in g._actions if a.help != SUPPRESS]) for g in parser._groups]
        rows = []
        for _, _, actions in groups:
            for a in actions:
                rows.append((a, 2))
                if a.nargs == PARSER:
                    rows += [(s, 4) for s in a._choices_actions]
        position = min(max([len(self._invocation(a)) + indent for a, indent in rows], default=0) + 2, self._max)
        for title, description, actions in groups:
            if not actions and not description:
                continue
            text = f"{title}:\n"
            if description:
                text += "".join(["  " + line + "\n" for line in _textwrap.wrap(description, self._width - 2)]) + "\n"
            for a in actions:
                text += self._row(a, 2, position)
                if a.nargs == PARSER:
                    for s in a._choices_actions:
                        text += self._row(s, 4, position)
            out.append(text)
        if parser.epilog:
            out.append(self._description(parser.epilog) + "\n")
        return "\n".join(out)
    def _row(self, a, indent, position):
        name = self._invocation(a)
        width = max(self._width - position, 11)
        if not a.help or not a.help.strip():
            return " " * indent + name + "\n"
        lines = self._help_lines(self._expanded(a), width)
        room = position - indent - 2
        if len(name) <= room:
            text = " " * indent + name.ljust(room) + "  " + lines[0] + "\n"
            lines = lines[1:]
        else:
            text = " " * indent + name + "\n"
        return text + "".join([" " * position + line + "\n" for line in lines])
class RawDescriptionHelpFormatter(HelpFormatter):
    def _description(self, text):
        return text.rstrip("\n")
class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _help_lines(self, text, width):
        return text.splitlines()
class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _help_text(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and (action.option_strings or action.nargs in ("?", "*")):
            text += " (default: %(default)s)"
        return text
class MetavarTypeHelpFormatter(HelpFormatter):
    def _metavar(self, action):
        return action.metavar or action.type.__name__

class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const, self.default, self.type = option_strings, dest, nargs, const, default, type
        self.choices, self.required, self.help, self.metavar = choices, required, help, metavar
    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")
    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        return f"{type(self).__name__}({', '.join([f'{n}={getattr(self, n)!r}' for n in names])})"
class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, **kwargs):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate")
        super().__init__(option_strings, dest, nargs, **kwargs)
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)
class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar)
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)
class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)
class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)
class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])
class _ExtendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))
class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])

"""#
