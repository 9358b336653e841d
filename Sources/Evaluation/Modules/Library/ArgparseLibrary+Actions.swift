// A part of `argparse`, in the language: see ArgparseLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let argparseActions = #"""
class _CountAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, None, default, required, help)
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)
class _HelpAction(_StoreConstAction):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, None, default, help=help)
    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()
class _VersionAction(_StoreConstAction):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"):
        super().__init__(option_strings, dest, None, default, help=help)
        self.version = version
    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or parser.version) % dict(prog=parser.prog))
        parser.exit()
class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        names = []
        for s in option_strings:
            names.append(s)
            if s.startswith("--"):
                names.append("--no-" + s[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += " (default: %(default)s)"
        super().__init__(names, dest, 0, None, default, None, None, required, help, metavar)
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))
    def format_usage(self):
        return " | ".join(self.option_strings)
class _Choice(Action):
    def __init__(self, name, help):
        super().__init__([], name, help=help, metavar=name)
class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog, self._class, self._choices_actions = prog, parser_class, []
        super().__init__(option_strings, dest, PARSER, choices={}, required=required, help=help, metavar=metavar)
    def add_parser(self, name, *, aliases=(), help=None, **kwargs):
        kwargs.setdefault("prog", f"{self._prog} {name}")
        parser = self._class(**kwargs)
        if help is not None:
            self._choices_actions.append(_Choice(name + (f" ({', '.join(aliases)})" if aliases else ""), help))
        for key in (name, *aliases):
            self.choices[key] = parser
        return parser
    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        inner, extra = self.choices[name].parse_known_args(rest, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if extra:
            vars(namespace).setdefault("_unrecognized_args", []).extend(extra)
_actions = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction, "store_false": _StoreFalseAction,
            "append": _AppendAction, "append_const": _AppendConstAction, "extend": _ExtendAction, "count": _CountAction, "help": _HelpAction,
            "version": _VersionAction, "parsers": _SubParsersAction}
class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._encoding, self._errors = mode, encoding, errors
    def __call__(self, string):
        if string == "-":
            return _sys.stdin if "r" in self._mode else _sys.stdout
        try:
            return open(string, self._mode, -1, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

class _Container:
    def __init__(self, description=None):
        self.description = description
        self._actions = []
    def add_argument(self, *args, **kwargs):
        parser = self._parser
        if not args or len(args) == 1 and args[0][:1] not in parser.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            names, dest = [], args[0] if args else kwargs.pop("dest")
            if kwargs.get("required"):
                raise TypeError("'required' is an invalid argument for positionals")
            kwargs.pop("required", None)
            if kwargs.get("nargs") not in ("?", "*") or kwargs.get("nargs") == "*" and "default" not in kwargs:
                kwargs["required"] = True
        else:
            names = list(args)
            for name in names:
                if name[:1] not in parser.prefix_chars:
                    raise ValueError(f"invalid option string {name!r}: must start with a character {parser.prefix_chars!r}")
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = next((n for n in names if len(n) > 1 and n[1] in parser.prefix_chars), names[0])
                dest = long.lstrip(parser.prefix_chars).replace("-", "_")
                if not dest:
                    raise ValueError(f"dest= is required for options like {names[0]!r}")
        if "default" not in kwargs:
            if dest in parser._defaults:
                kwargs["default"] = parser._defaults[dest]
            elif parser.argument_default is not None:
                kwargs["default"] = parser.argument_default
        action = kwargs.pop("action", None)
        cls = _actions.get(action, action) if action is None or isinstance(action, str) else action
        if not callable(cls):
            raise ValueError(f'unknown action "{cls}"')
        if cls in (_StoreTrueAction, _StoreFalseAction, _StoreConstAction, _CountAction) and not names:
            kwargs.pop("required", None)
        try:
            made = cls(option_strings=names, dest=dest, **kwargs)
        except TypeError as error:
            if str(error).startswith("Action.__init__()"):
                raise TypeError(cls.__name__ + str(error)[6:]) from None
            raise
        if made.type is not None and not callable(made.type):
            raise ValueError(f"{made.type!r} is not callable")
        return self._add_action(made)
    def _add_action(self, made):
        parser = self._parser
        for name in made.option_strings:
            if name in parser._options:
                if parser.conflict_handler == "resolve":
                    old = parser._options[name]
                    old.option_strings.remove(name)
                    if not old.option_strings:
                        parser._actions.remove(old)
                        for g in parser._groups:
                            if old in g._actions: g._actions.remove(old)
                else:
                    clash = [n for n in made.option_strings if n in parser._options]
                    raise ArgumentError(made, f"conflicting option string{'s' if len(clash) > 1 else ''}: {', '.join(clash)}")
        for name in made.option_strings:
            parser._options[name] = made
        parser._actions.append(made)
        self._listed(made)
        return made
    def _listed(self, made):
        self._actions.append(made)
class _ArgumentGroup(_Container):
    def __init__(self, parser, title=None, description=None):
        super().__init__(description)
        self._parser, self.title = parser, title
    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self._parser, **kwargs)
        group._listed_in = self
        return group
class _MutuallyExclusiveGroup(_Container):
    _listed_in = None
    def __init__(self, parser, required=False):
        super().__init__()
        self._parser, self.required = parser, required
        parser._exclusive.append(self)
    def _listed(self, made):
        self._actions.append(made)
        (self._listed_in or (self._parser._optionals if made.option_strings else self._parser._positionals))._listed(made)

class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True):
        super().__init__(description)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class, self.prefix_chars = usage, epilog, formatter_class, prefix_chars
        self.argument_default, self.conflict_handler, self.allow_abbrev, self.exit_on_error = argument_default, conflict_handler, allow_abbrev, exit_on_error
        self.add_help = add_help
        self._parser = self
        self._options, self._defaults, self._exclusive, self._subparsers = {}, {}, [], None
        self._positionals = _ArgumentGroup(self, "positional arguments")
        self._optionals = _ArgumentGroup(self, "options")
        self._groups = [self._positionals, self._optionals]
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for a in parent._actions:
                if not isinstance(a, _HelpAction): self._add_action(a)
            self._defaults.update(parent._defaults)
    def _listed(self, made):
        (self._optionals if made.option_strings else self._positionals)._listed(made)
    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _ArgumentGroup(self, title, description)
        self._groups.append(group)
        return group
    def add_mutually_exclusive_group(self, *, required=False):
        return _MutuallyExclusiveGroup(self, required)
    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, dest=SUPPRESS, required=False, help=None, metavar=None, action=None):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if prog is None:
            before = [self.formatter_class(self.prog)._args(a) for a in self._actions if not a.option_strings]
            prog = " ".join([self.prog] + before)
        self._subparsers = _SubParsersAction([], prog, parser_class or type(self), dest, required, help, metavar)
        group = self.add_argument_group(title, description) if title or description else self._positionals
        if (title or description) and title is None:
            group.title = "subcommands"
        self._actions.append(self._subparsers)
        group._listed(self._subparsers)
        return self._subparsers
    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for a in self._actions:
            if a.dest in kwargs:
                a.default = kwargs[a.dest]
    def get_default(self, dest):
        for a in self._actions:
            if a.dest == dest and a.default is not None:
                return a.default
        return self._defaults.get(dest)
    def format_usage(self):
        return self.formatter_class(prog=self.prog).usage(self)
    def format_help(self):
        return self.formatter_class(prog=self.prog).help(self)
    def print_usage(self, file=None):
        (file or _sys.stdout).write(self.format_usage())
    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_help())
    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)
    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
    def parse_args(self, args=None, namespace=None):
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            message = "unrecognized arguments: " + " ".join(extra)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return found

"""#
