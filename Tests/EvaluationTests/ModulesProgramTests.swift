// Options of programs, diffs and queues.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesProgramTests {
    @Test func options() {
        check(
            #"""
            def main():
                import argparse, sys, io, contextlib
                p = argparse.ArgumentParser(prog="train.py", description="Train a model.", epilog="The end.")
                p.add_argument("data", help="data folder")
                p.add_argument("extra", nargs="*", help="more")
                p.add_argument("--lr", type=float, default=0.01, help="learning rate (default: %(default)s)")
                p.add_argument("-b", "--batch-size", type=int, default=32, metavar="N")
                p.add_argument("--epochs", "-e", type=int, default=10)
                p.add_argument("--model", choices=["cnn", "mlp"], default="mlp")
                p.add_argument("-v", "--verbose", action="count", default=0)
                p.add_argument("--no-cuda", action="store_true", default=False, help="disables CUDA training")
                p.add_argument("--sizes", nargs="+", type=int, default=[1, 2])
                p.add_argument("--opt", nargs="?", const="C", default="D")
                p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True)
                p.add_argument("--tag", action="append")
                p.add_argument("--version", action="version", version="%(prog)s 1.0")
                g = p.add_mutually_exclusive_group(); g.add_argument("--a", action="store_true"); g.add_argument("--bb", action="store_true")
                print(p.parse_args(["d"]))
                a = p.parse_args(["d", "x", "y", "--lr", "0.5", "-b", "64", "--epochs=3", "-vv", "--no-cuda", "--sizes", "3", "4", "--opt", "--no-flag", "--tag", "t1", "--tag=t2", "--model", "cnn"]); print(a, a.lr, vars(a)["batch_size"])
                print(p.format_help()); print(p.format_usage())
                def err(args, parser=p):
                    e = io.StringIO(); o = io.StringIO()
                    with contextlib.redirect_stderr(e), contextlib.redirect_stdout(o):
                        try: print(parser.parse_args(args))
                        except SystemExit as x: print("exit", x.code)
                    print(args, o.getvalue()[-200:], e.getvalue().splitlines()[-1:] )
                err([]); err(["d", "--lr", "x"]); err(["d", "--model", "z"]); err(["d", "--nope"]); err(["d", "--lr"]); err(["d", "--a", "--bb"]); err(["--version"]); err(["d", "--sizes"]); err(["d", "--e", "5"]); err(["d", "-b64", "-v"]); err(["-h"]); err(["d", "--", "-x"]); err(["d", "--lr", "-1"])
                print(p.parse_known_args(["d", "--unknown", "5"]))
                q = argparse.ArgumentParser(prog="git"); sub = q.add_subparsers(dest="cmd", help="commands"); c = sub.add_parser("commit", help="do commit"); c.add_argument("-m", "--message", required=True); s = sub.add_parser("push"); s.add_argument("remote", nargs="?", default="origin"); s.set_defaults(func=len)
                print(q.parse_args(["commit", "-m", "hi"]), q.parse_args(["push"]).remote, q.parse_args([])); err(["commit"], q); err(["zzz"], q); print(q.format_help()); print(c.format_help())
                ns = argparse.Namespace(a=1); print(ns, ns.a, "a" in ns, ns == argparse.Namespace(a=1))
                r = argparse.ArgumentParser(prog="r", formatter_class=argparse.ArgumentDefaultsHelpFormatter); r.add_argument("--x", type=int, default=3, help="the x"); gg = r.add_argument_group("special", "group desc"); gg.add_argument("--y", help="the y"); print(r.format_help()); r.add_argument("n", type=int); r.add_argument("--req", required=True); err(["1"], r); err(["1", "--req", "k"], r)
                try: r.add_argument("--x")
                except argparse.ArgumentError as e: print(e)
            main()
            """#,
            prints: #"""
            Namespace(data='d', extra=[], lr=0.01, batch_size=32, epochs=10, model='mlp', verbose=0, no_cuda=False, sizes=[1, 2], opt='D', flag=True, tag=None, a=False, bb=False)
            Namespace(data='d', extra=['x', 'y'], lr=0.5, batch_size=64, epochs=3, model='cnn', verbose=2, no_cuda=True, sizes=[3, 4], opt='C', flag=False, tag=['t1', 't2'], a=False, bb=False) 0.5 64
            usage: train.py [-h] [--lr LR] [-b N] [--epochs EPOCHS] [--model {cnn,mlp}]
                            [-v] [--no-cuda] [--sizes SIZES [SIZES ...]] [--opt [OPT]]
                            [--flag | --no-flag] [--tag TAG] [--version] [--a | --bb]
                            data [extra ...]

            Train a model.

            positional arguments:
              data                  data folder
              extra                 more

            options:
              -h, --help            show this help message and exit
              --lr LR               learning rate (default: 0.01)
              -b N, --batch-size N
              --epochs EPOCHS, -e EPOCHS
              --model {cnn,mlp}
              -v, --verbose
              --no-cuda             disables CUDA training
              --sizes SIZES [SIZES ...]
              --opt [OPT]
              --flag, --no-flag
              --tag TAG
              --version             show program's version number and exit
              --a
              --bb

            The end.

            usage: train.py [-h] [--lr LR] [-b N] [--epochs EPOCHS] [--model {cnn,mlp}]
                            [-v] [--no-cuda] [--sizes SIZES [SIZES ...]] [--opt [OPT]]
                            [--flag | --no-flag] [--tag TAG] [--version] [--a | --bb]
                            data [extra ...]

            [] exit 2
             ['train.py: error: the following arguments are required: data, extra']
            ['d', '--lr', 'x'] exit 2
             ["train.py: error: argument --lr: invalid float value: 'x'"]
            ['d', '--model', 'z'] exit 2
             ["train.py: error: argument --model: invalid choice: 'z' (choose from 'cnn', 'mlp')"]
            ['d', '--nope'] exit 2
             ['train.py: error: unrecognized arguments: --nope']
            ['d', '--lr'] exit 2
             ['train.py: error: argument --lr: expected one argument']
            ['d', '--a', '--bb'] exit 2
             ['train.py: error: argument --bb: not allowed with argument --a']
            ['--version'] train.py 1.0
            exit 0
             []
            ['d', '--sizes'] exit 2
             ['train.py: error: argument --sizes: expected at least one argument']
            ['d', '--e', '5'] Namespace(data='d', extra=[], lr=0.01, batch_size=32, epochs=5, model='mlp', verbose=0, no_cuda=False, sizes=[1, 2], opt='D', flag=True, tag=None, a=False, bb=False)
             []
            ['d', '-b64', '-v'] Namespace(data='d', extra=[], lr=0.01, batch_size=64, epochs=10, model='mlp', verbose=1, no_cuda=False, sizes=[1, 2], opt='D', flag=True, tag=None, a=False, bb=False)
             []
            ['-h']           disables CUDA training
              --sizes SIZES [SIZES ...]
              --opt [OPT]
              --flag, --no-flag
              --tag TAG
              --version             show program's version number and exit
              --a
              --bb

            The end.
            exit 0
             []
            ['d', '--', '-x'] Namespace(data='d', extra=['-x'], lr=0.01, batch_size=32, epochs=10, model='mlp', verbose=0, no_cuda=False, sizes=[1, 2], opt='D', flag=True, tag=None, a=False, bb=False)
             []
            ['d', '--lr', '-1'] Namespace(data='d', extra=[], lr=-1.0, batch_size=32, epochs=10, model='mlp', verbose=0, no_cuda=False, sizes=[1, 2], opt='D', flag=True, tag=None, a=False, bb=False)
             []
            (Namespace(data='d', extra=[], lr=0.01, batch_size=32, epochs=10, model='mlp', verbose=0, no_cuda=False, sizes=[1, 2], opt='D', flag=True, tag=None, a=False, bb=False), ['--unknown', '5'])
            Namespace(cmd='commit', message='hi') origin Namespace(cmd=None)
            ['commit'] exit 2
             ['git commit: error: the following arguments are required: -m/--message']
            ['zzz'] exit 2
             ["git: error: argument cmd: invalid choice: 'zzz' (choose from 'commit', 'push')"]
            usage: git [-h] {commit,push} ...

            positional arguments:
              {commit,push}  commands
                commit       do commit

            options:
              -h, --help     show this help message and exit

            usage: git commit [-h] -m MESSAGE

            options:
              -h, --help            show this help message and exit
              -m MESSAGE, --message MESSAGE

            Namespace(a=1) 1 True True
            usage: r [-h] [--x X] [--y Y]

            options:
              -h, --help  show this help message and exit
              --x X       the x (default: 3)

            special:
              group desc

              --y Y       the y (default: None)

            ['1'] exit 2
             ['r: error: the following arguments are required: --req']
            ['1', '--req', 'k'] Namespace(x=3, y=None, n=1, req='k')
             []
            argument --x: conflicting option string: --x
            """#)
    }

    @Test func tools() {
        check(
            #"""
            def main():
                import pickle, html, colorsys, difflib, shlex, reprlib, graphlib, queue, gc, platform, io, collections, datetime
                from dataclasses import dataclass
                from enum import Enum
                def t(f):
                    try: print(repr(f()))
                    except Exception as e: print(type(e).__module__, type(e).__name__, e)
                class P: x: int; y: list
                print(html.escape("<a href='x'>&\"</a>"), html.unescape("&lt;b&gt; &amp; &#39;x&#x27; &quot;"), colorsys.rgb_to_hsv(0.2, 0.4, 0.6), colorsys.hsv_to_rgb(0.5, 0.5, 0.5), colorsys.rgb_to_hls(0.1,0.5,0.9), colorsys.hls_to_rgb(0.3,0.4,0.5), colorsys.rgb_to_yiq(0.1,0.2,0.3))
                print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes(), "".join(difflib.unified_diff("a\nb\nc\n".splitlines(1), "a\nB\nc\n".splitlines(1), "x", "y")), list(difflib.ndiff(["a"], ["b"])))
                print(shlex.split("a 'b c' \"d e\" f\\ g"), shlex.quote("a b"), shlex.join(["x", "y z"]), reprlib.repr(list(range(100))), reprlib.repr("x"*100), list(graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0])
            main()
            """#,
            prints: #"""
            &lt;a href=&#x27;x&#x27;&gt;&amp;&quot;&lt;/a&gt; <b> & 'x' " (0.5833333333333334, 0.6666666666666666, 0.6) (0.25, 0.5, 0.5) (0.5833333333333334, 0.5, 0.8) (0.27999999999999997, 0.6000000000000001, 0.19999999999999996) (0.181, -0.09206999999999999, 0.009910000000000002)
            ['apple', 'ape'] 0.75 [('delete', 0, 1, 0, 0), ('equal', 1, 3, 0, 2), ('replace', 3, 4, 2, 3), ('equal', 4, 6, 3, 5), ('insert', 6, 6, 5, 6)] --- x
            +++ y
            @@ -1,3 +1,3 @@
             a
            -b
            +B
             c
             ['- a', '+ b']
            ['a', 'b c', 'd e', 'f g'] 'a b' x 'y z' [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' a
            """#)
    }
}
