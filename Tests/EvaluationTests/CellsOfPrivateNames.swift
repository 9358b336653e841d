// Names with two leading underscores in classes, and what else of classes tutorials look into.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfPrivateNames {
    @Test func privateNames() {
        check(
            #"""
            class Account:
                __count = 0
                def __init__(self):
                    self.__balance = 1
                    Account.__count += 1
                def get(self): return self.__balance, self.__count
                def __secret(self): return 3
                def add(self, __a, *, __b=2): return __a + __b
                class __Inner: pass
            class Child(Account):
                def __init__(self):
                    super().__init__()
                    self.__balance = 10
            a = Account()
            print(a._Account__balance, a._Account__secret(), a._Account__secret.__name__, a.get(), vars(a), a.add(1))
            print([n for n in dir(Account) if "Account" in n], Account._Account__Inner)
            c = Child(); print(c.get(), vars(c))
            class Slotted:
                __slots__ = ("__v", "w")
                def __init__(self): self.__v = 5
                def get(self): return self.__v
            print(Slotted().get(), Slotted()._Slotted__v)
            class _Under:
                def get(self): return __missing
            try: _Under().get()
            except NameError as e: print(e)
            a.__balance
            """#,
            prints: #"""
            1 3 __secret (1, 1) {'_Account__balance': 1} 3
            ['_Account__Inner', '_Account__count', '_Account__secret'] <class '__main__.Account.__Inner'>
            (1, 2) {'_Account__balance': 1, '_Child__balance': 10}
            5 5
            name '_Under__missing' is not defined
            AttributeError: 'Account' object has no attribute '__balance'
            """#)
    }

    @Test func attributesOfClasses() {
        check(
            #"""
            import abc
            class Borg:
                state = {}
                def __init__(self): self.__dict__ = self.state
            a, b = Borg(), Borg(); a.q = 5; print(b.q, a.__dict__ is b.__dict__); a.q += 1; print(vars(b))
            try: a.__dict__ = 5
            except TypeError as e: print(e)
            class Shape(abc.ABC):
                @abc.abstractmethod
                def area(self): ...
                def same(self): return 1
            print(Shape.__abstractmethods__)
            class Temperature:
                f = property(lambda self: 1, doc="degrees")
            print(Temperature.f.__doc__)
            class A:
                def f(self): return 1
            class B(A): pass
            try: super(B, A()).f()
            except TypeError as e: print(e)
            try: A().f.x
            except AttributeError as e: print(e)
            class P(tuple): __slots__ = ()
            try: P().x = 1
            except AttributeError as e: print(e)
            class Power:
                def __pow__(self, n, m=None): return n, m
            print(pow(Power(), 2, 3), Power() ** 2)
            def f(a, b=1, *, c=2): return a
            print(f.__kwdefaults__, f.__defaults__)
            """#,
            prints: #"""
            5 True
            {'q': 6}
            __dict__ must be set to a dictionary, not a 'int'
            frozenset({'area'})
            degrees
            super(type, obj): obj must be an instance or subtype of type
            'function' object has no attribute 'x'
            'P' object has no attribute 'x'
            (2, 3) (2, None)
            {'c': 2} (1,)
            """#)
    }

    @Test func generatorsAndPatterns() {
        check(
            #"""
            def gen():
                try: yield 1
                except KeyError as e: print("got", repr(e)); yield 2
            g = gen(); _ = next(g); print(g.throw(KeyError, "k"), g.__name__, gen().__qualname__, (x for x in []).__name__)
            from collections import deque
            match deque([1, 2]):
                case [a, b]: print(a, b)
            class Cmd:
                __match_args__ = ("name",)
                name = "a"
            try:
                match Cmd():
                    case Cmd("a", name="a"): print("no")
            except TypeError as e: print(e)
            """#,
            prints: #"""
            got KeyError('k')
            2 gen gen <genexpr>
            1 2
            Cmd() got multiple sub-patterns for attribute 'name'
            """#)
    }
}
