// `configparser`, in the language: sections of `key = value` lines.

let configparserLibraries: [String: String] = [
    "configparser": #"""
import re as _re
DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)
    def __repr__(self):
        return self.message
class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)
    def __str__(self):
        return self.message
class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)
    def __str__(self):
        return self.message
class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        place = "" if source is None else f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": "
        super().__init__(place + (f"section {section!r} already exists" if place else f"Section {section!r} already exists"))
        self.section, self.source, self.lineno = section, source, lineno
class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        place = "" if source is None else f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": "
        super().__init__(place + f"option {option!r} in section {section!r} already exists")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
class InterpolationSyntaxError(InterpolationError):
    pass
class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} "
                         f"contains an interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
                         f"{reference!r} which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference
class ParsingError(Error):
    def __init__(self, source, filename=None):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)
        self.args = (self.message,)
class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
class Interpolation:
    def get(self, parser, section, option, value, defaults):
        return value
class BasicInterpolation(Interpolation):
    def get(self, parser, section, option, value, defaults, depth=1):
        if "%" not in value:
            return value
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, value)
        def filled(match):
            if match[0] == "%%":
                return "%"
            if match[1] is None:
                rest = value[match.start():]
                raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {rest!r}")
            name = parser.optionxform(match[1])
            if name not in defaults:
                raise InterpolationMissingOptionError(option, section, value, name)
            return self.get(parser, section, option, defaults[name], defaults, depth + 1)
        return _re.sub(r"%%|%\(([^)]+)\)s|%", filled, value)
class ExtendedInterpolation(Interpolation):
    def get(self, parser, section, option, value, defaults, depth=1):
        if "$" not in value:
            return value
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, value)
        def filled(match):
            if match[0] == "$$":
                return "$"
            if match[1] is None:
                raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {value[match.start():]!r}")
            path = match[1].split(":")
            try:
                if len(path) == 1:
                    return self.get(parser, section, option, defaults[parser.optionxform(path[0])], defaults, depth + 1)
                found = parser.get(path[0], parser.optionxform(path[1]), raw=True)
                return self.get(parser, path[0], option, found, dict(parser.items(path[0], raw=True)), depth + 1)
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, value, ":".join(path)) from None
        return _re.sub(r"\$\$|\$\{([^}]+)\}|\$", filled, value)
_missing = object()

class SectionProxy:
    def __init__(self, parser, name):
        self._parser, self._name = parser, name
    def __repr__(self):
        return f"<Section: {self._name}>"
    @property
    def name(self):
        return self._name
    @property
    def parser(self):
        return self._parser
    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)
    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)
    def __delitem__(self, key):
        if not self._parser.remove_option(self._name, key):
            raise KeyError(key)
    def __contains__(self, key):
        return self._parser.has_option(self._name, key)
    def _options(self):
        return list(self._parser._defaults) if self._name == DEFAULTSECT else self._parser.options(self._name)
    def __len__(self):
        return len(self._options())
    def __iter__(self):
        return iter(self._options())
    def keys(self):
        return self._options()
    def values(self):
        return [self[k] for k in self]
    def items(self):
        return [(k, self[k]) for k in self]
    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)
    def getint(self, option, fallback=None, **kwargs):
        return self._parser.getint(self._name, option, fallback=fallback, **kwargs)
    def getfloat(self, option, fallback=None, **kwargs):
        return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)
    def getboolean(self, option, fallback=None, **kwargs):
        return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def update(self, other=(), **kw):
        for key, value in dict(other, **kw).items():
            self[key] = value
    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

class RawConfigParser:
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _interpolation_of_class = Interpolation
    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_missing, converters=None):
        self._sections, self._defaults = {}, {}
        self._allow, self._delimiters, self._comments = allow_no_value, delimiters, comment_prefixes or ()
        self._inline, self._strict, self._keeps_empty = inline_comment_prefixes or (), strict, empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._interpolation_of_class() if interpolation is _missing else interpolation or Interpolation()
        for name, value in (defaults or {}).items():
            self._defaults[self.optionxform(name)] = None if value is None else str(value)
        for name, convert in (converters or {}).items():
            setattr(self, "get" + name, lambda section, option, _c=convert, **kw: self._converted(section, option, _c, **kw))
    def optionxform(self, optionstr):
        return optionstr.lower()
    def defaults(self):
        return self._defaults
    def sections(self):
        return list(self._sections)
    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}
    def has_section(self, section):
        return section in self._sections
    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})
    def read(self, filenames, encoding=None):
        import os
        done = []
        for name in [filenames] if isinstance(filenames, (str, os.PathLike)) else filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, str(name))
            except OSError:
                continue
            done.append(str(name))
        return done
    def read_file(self, f, source=None):
        self._read(f, source or getattr(f, "name", "<???>"))
    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(keepends=True), source)
    def read_dict(self, dictionary, source="<dict>"):
        for section, keys in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for key, value in keys.items():
                self._target(section)[self.optionxform(str(key))] = None if value is None else str(value)
    def _target(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]
    def _read(self, lines, source):
        section = option = None
        indent = 0
        seen, error = set(), None
        values = {}
        for number, line in enumerate(lines, 1):
            full, line = line, line.rstrip("\n").rstrip("\r")
            text = line
            for prefix in self._inline:
                match = _re.search(r"(^|\s)" + _re.escape(prefix), text)
                if match:
                    text = text[:match.start()]
            value = text.strip()
            if value.startswith(tuple(self._comments)) and self._comments:
                continue
            if not value:
                if self._keeps_empty and option is not None and values.get((section, option)) is not None and not line.strip():
                    values[section, option].append("")
                elif not self._keeps_empty:
                    option = None
                continue
            here = len(line) - len(line.lstrip())
            if section is not None and option is not None and here > indent:
                if values[section, option] is not None:
                    values[section, option].append(value)
                continue
            indent = here
            match = _re.match(r"\[(.+)\]", value)
            if match:
                section, option = match[1], None
                if section != self.default_section:
                    if section in self._sections and self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    self._sections.setdefault(section, {})
                    seen.add(section)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, number, full)
            places = [value.index(d) for d in self._delimiters if d in value]
            if not places and not self._allow or value[0] in self._delimiters:
                error = error or ParsingError(source)
                error.append(number, repr(full))
                continue
            at = min(places) if places else len(value)
            option = self.optionxform(value[:at].rstrip())
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, number)
            seen.add((section, option))
            values[section, option] = [value[at + 1:].strip()] if places else None
            self._target(section)[option] = values[section, option][0] if places else None
        for (section, option), parts in values.items():
            self._target(section)[option] = None if parts is None else "\n".join(parts).rstrip()
        if error:
            raise error
    def _values(self, section, vars=None):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        given = {self.optionxform(k): str(v) for k, v in (vars or {}).items()}
        return {**self._defaults, **self._sections.get(section, {}), **given}
    def get(self, section, option, *, raw=False, vars=None, fallback=_missing):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _missing:
                raise
            return fallback
        name = self.optionxform(option)
        if name not in values:
            if fallback is _missing:
                raise NoOptionError(option, section)
            return fallback
        value = values[name]
        return value if raw or value is None else self._interpolation.get(self, section, name, value, values)
    def _converted(self, section, option, convert, *, raw=False, vars=None, fallback=_missing):
        value = self.get(section, option, raw=raw, vars=vars, fallback=_missing if fallback is _missing else _fell)
        return fallback if value is _fell else convert(value)
    def getint(self, section, option, **kwargs):
        return self._converted(section, option, int, **kwargs)
    def getfloat(self, section, option, **kwargs):
        return self._converted(section, option, float, **kwargs)
    def getboolean(self, section, option, **kwargs):
        return self._converted(section, option, self._convert_to_boolean, **kwargs)
    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]
    def items(self, section=_missing, raw=False, vars=None):
        if section is _missing:
            return [(name, self[name]) for name in self]
        values = self._values(section, vars)
        order = list({**self._defaults, **self._sections.get(section, {})})
        return [(k, values[k] if raw or values[k] is None else self._interpolation.get(self, section, k, values[k], values)) for k in order]
    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        return section in self._sections and self.optionxform(option) in {**self._sections[section], **self._defaults}
    def set(self, section, option, value=None):
        self._target(section or self.default_section)[self.optionxform(option)] = value
    def remove_option(self, section, option):
        return self._target(section).pop(self.optionxform(option), _missing) is not _missing
    def remove_section(self, section):
        return self._sections.pop(section, None) is not None
    def write(self, fp, space_around_delimiters=True):
        mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for name, values in ([(self.default_section, self._defaults)] if self._defaults else []) + list(self._sections.items()):
            fp.write(f"[{name}]\n")
            for key, value in values.items():
                fp.write(key + ("" if value is None else mark + str(value).replace("\n", "\n\t")) + "\n")
            fp.write("\n")
    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)
    def __setitem__(self, key, value):
        (self._defaults if key == self.default_section else self._sections.setdefault(key, {})).clear()
        self.read_dict({key: value})
    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)
    def __contains__(self, key):
        return key == self.default_section or key in self._sections
    def __len__(self):
        return len(self._sections) + 1
    def __iter__(self):
        return iter([self.default_section, *self._sections])
    def keys(self):
        return list(self)
    def values(self):
        return [self[name] for name in self]
_fell = object()

class ConfigParser(RawConfigParser):
    _interpolation_of_class = BasicInterpolation
    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and not (self._allow and value is None):
            raise TypeError("option values must be strings")
        super().set(section, option, value)
    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)
SafeConfigParser = ConfigParser
"""#,
]
