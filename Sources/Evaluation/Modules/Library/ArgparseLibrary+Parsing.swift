// A part of `argparse`, in the language: see ArgparseLibrary.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let argparseParsing = #"""
    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for a in self._actions:
            if a.dest is not SUPPRESS and a.default is not SUPPRESS and not hasattr(namespace, a.dest):
                setattr(namespace, a.dest, a.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            extra = self._parse(args, namespace)
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))
        extra += namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, extra
    def _find(self, text):
        """The option that a text is, with a value behind '='; None for a plain argument."""
        if not text or text[0] not in self.prefix_chars or len(text) == 1:
            return None
        if text in self._options:
            return self._options[text], text, None
        if "=" in text and text.partition("=")[0] in self._options:
            name, _, value = text.partition("=")
            return self._options[name], name, value
        name, eq, value = text.partition("=")
        if text.startswith("--"):
            near = [n for n in self._options if n.startswith(name)] if self.allow_abbrev else []
            if len(near) > 1:
                raise ArgumentError(None, f"ambiguous option: {text} could match {', '.join(near)}")
            if near:
                return self._options[near[0]], near[0], value if eq else None
        elif text[:2] in self._options:
            return self._options[text[:2]], text[:2], text[2:]
        if text[1:2].isdigit() or text[1:2] == ".":
            try:
                float(text)
                if not any([n[1:2].isdigit() for n in self._options]):
                    return None
            except ValueError:
                pass
        return None if " " in text else (None, text, None)
    def _parse(self, args, namespace):
        positionals = [a for a in self._actions if not a.option_strings]
        extra, seen = [], []
        i, only = 0, False
        waiting = []
        kinds = []
        for text in args:
            if only:
                kinds.append(None)
            elif text == "--":
                only = True
                kinds.append("--")
            else:
                kinds.append(self._find(text))
        def plain(k):
            return kinds[k] is None
        def use(action, values, name=None):
            for group in self._exclusive:
                if action in group._actions:
                    for other in group._actions:
                        if other is not action and other in seen:
                            raise ArgumentError(action, f"not allowed with argument {_action_name(other)}")
            value = self._value(action, values)
            if action.option_strings or value is not action.default or values:
                seen.append(action)
            if not (not action.option_strings and value is SUPPRESS):
                action(self, namespace, value, name)
        def consume(end):
            nonlocal waiting
            # Positional arguments take as many as a greedy match from the left leaves for those behind.
            while positionals:
                counts = self._match(positionals, len(waiting), end)
                if not counts:
                    break
                for action, n in zip(positionals[:len(counts)], counts):
                    use(action, waiting[:n])
                    waiting = waiting[n:]
                del positionals[:len(counts)]
                break
        while i < len(args):
            if kinds[i] == "--":
                i += 1
                continue
            if plain(i):
                if positionals and positionals[0].nargs in (PARSER, REMAINDER) and not waiting:
                    action = positionals.pop(0)
                    use(action, args[i:])
                    i = len(args)
                    break
                j = i
                while j < len(args) and (plain(j) or kinds[j] == "--"):
                    j += 1
                waiting += [args[k] for k in range(i, j) if plain(k)]
                rest = next((k for k, p in enumerate(positionals) if p.nargs in (PARSER, REMAINDER)), None)
                if rest is not None and len(waiting) >= rest and all([p.nargs is None for p in positionals[:rest]]):
                    used = i + rest
                    for p in positionals[:rest]:
                        use(p, [waiting.pop(0)])
                    action = positionals[rest]
                    del positionals[:rest + 1]
                    waiting = []
                    use(action, args[used:])
                    i = len(args)
                    break
                consume(j == len(args))
                extra += waiting
                waiting = []
                i = j
                continue
            action, name, value = kinds[i]
            if action is None:
                extra.append(args[i])
                i += 1
                continue
            i += 1
            if action.nargs == 0:
                use(action, [], name)
                while value:
                    # Several short flags in one.
                    if name.startswith("--"):
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    name, value = "-" + value[0], value[1:]
                    if name not in self._options:
                        raise ArgumentError(action, f"ignored explicit argument {name[1:] + value!r}")
                    action = self._options[name]
                    if action.nargs == 0:
                        use(action, [], name)
                    else:
                        break
                else:
                    continue
                if not value:
                    value = None
            if value is not None:
                if isinstance(action.nargs, int) and action.nargs != 1:
                    raise ArgumentError(action, f"expected {action.nargs} arguments")
                use(action, [value], name)
                continue
            j = i
            while j < len(args) and plain(j):
                j += 1
            n = j - i
            if action.nargs is None:
                if n < 1: raise ArgumentError(action, "expected one argument")
                n = 1
            elif action.nargs == "?": n = min(n, 1)
            elif action.nargs == "+":
                if n < 1: raise ArgumentError(action, "expected at least one argument")
            elif action.nargs == REMAINDER: n = len(args) - i
            elif isinstance(action.nargs, int):
                if n < action.nargs: raise ArgumentError(action, f"expected {action.nargs} argument{'s' if action.nargs > 1 else ''}")
                n = action.nargs
            use(action, args[i:i + n], name)
            i += n
        waiting = []
        consume(True)
        missing = [_action_name(a) for a in self._actions if a not in seen and a.required and (a.option_strings or a in positionals)]
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join([m or "" for m in missing]))
        for a in self._actions:
            if a not in seen and isinstance(a.default, str) and a.dest is not SUPPRESS and getattr(namespace, a.dest, None) is a.default:
                setattr(namespace, a.dest, self._converted(a, a.default))
        for group in self._exclusive:
            if group.required and not any([a in seen for a in group._actions]):
                names = [_action_name(a) for a in group._actions if a.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
        return extra
    def _match(self, actions, n, end):
        least = [1 if a.nargs in (None, "+", PARSER) else a.nargs if isinstance(a.nargs, int) else 0 for a in actions]
        while actions and sum(least[:len(actions)]) > n:
            actions = actions[:-1]
        counts = []
        left = n
        for k, a in enumerate(actions):
            need = sum(least[k + 1:len(actions)])
            if a.nargs in ("*", "+", REMAINDER, PARSER): take = left - need
            elif a.nargs == "?": take = min(1, left - need)
            else: take = least[k]
            counts.append(take)
            left -= take
        return counts
    def _value(self, action, values):
        if action.nargs == 0:
            return []
        if action.nargs == "?" and not values:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._converted(action, value)
                self._check(action, value)
            return value
        if action.nargs == "*" and not values and not action.option_strings:
            return action.default if action.default is not None else []
        if action.nargs in (None, "?"):
            value = self._converted(action, values[0])
            self._check(action, value)
            return value
        if action.nargs == PARSER:
            if values[0] not in action.choices:
                self._check(action, values[0])
            return values
        value = [self._converted(action, v) for v in values]
        if action.nargs != REMAINDER:
            for v in value:
                self._check(action, v)
        return value
    def _converted(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}")
    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join([repr(c) for c in action.choices])})")

"""#
