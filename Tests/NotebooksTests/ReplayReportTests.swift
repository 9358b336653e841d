// The texts of a report, whole.
import Testing

@testable import Notebooks

@Suite struct ReplayReportTests {
    private static let report: ReplayReport = {
        var replay = Replay()
        let (notebook, diagnostics) = parse(
            head + "# %% a\na\n# %% gates <&>\nb\n#> tensor([1.0000, 2.0000])\n# %% c skip\nc\n# %% d\nd\n# %% e\ne\n",
            name: "x,y/gates.tnb")
        let first = replay.replay(
            notebook, diagnostics: diagnostics,
            with: ScriptedRunner([
                "a": CellOutcome(elapsedNanoseconds: 1_200_000_000),
                "b": CellOutcome(outputs: ["tensor([1.0000, 2.5000])"], elapsedNanoseconds: 2_000_000),
                "d": raised("ValueError", "100%\u{1B}[0m\nnext"),
            ]))
        let (broken, problems) = parse("x\n", name: "broken.tnb")
        return ReplayReport(notebooks: [first, replay.replay(broken, diagnostics: problems, with: ScriptedRunner([:]))])
    }()

    @Test func forAPerson() {
        #expect(
            Self.report.text == """
                x,y/gates.tnb:8: cell "gates <&>": outputs differ
                  expected: tensor([1.0000, 2.0000])
                       got: tensor([1.0000, 2.5000])
                  worst element [1]: expected 2.0000, got 2.5000
                  absolute error 0.5, relative error 0.25, allowed 5e-05; 1 of 2 numbers differ
                x,y/gates.tnb:11: cell "d": unexpected error
                  ValueError: 100%\\x1b[0m
                  next
                x,y/gates.tnb: 5 cells, 1 passed, 1 differs, 1 failed, 1 skipped, 1 not run (1.2 s)
                broken.tnb:1: error: not a notebook: the file does not begin with a header; this program reads version 1
                  write `# ---`, `# tnb: 1`, `# ---` above the first cell
                broken.tnb: does not parse, not run

                """)
        #expect(Self.report.exitCode == 5)
    }

    @Test func asJUnit() {
        #expect(
            Self.report.junit == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites>
                  <testsuite name="x,y/gates.tnb" tests="5" failures="2" errors="0" skipped="2" time="1.202">
                    <testcase name="a" classname="x,y/gates.tnb" file="x,y/gates.tnb" line="4" time="1.200"/>
                    <testcase name="gates &lt;&amp;&gt;" classname="x,y/gates.tnb" file="x,y/gates.tnb" line="6" time="0.002">
                      <failure message="outputs differ">x,y/gates.tnb:8: outputs differ
                expected: tensor([1.0000, 2.0000])
                     got: tensor([1.0000, 2.5000])
                worst element [1]: expected 2.0000, got 2.5000
                absolute error 0.5, relative error 0.25, allowed 5e-05; 1 of 2 numbers differ</failure>
                    </testcase>
                    <testcase name="c" classname="x,y/gates.tnb" file="x,y/gates.tnb" line="9" time="0.000">
                      <skipped message="skipped"/>
                    </testcase>
                    <testcase name="d" classname="x,y/gates.tnb" file="x,y/gates.tnb" line="11" time="0.000">
                      <failure message="unexpected error">x,y/gates.tnb:11: unexpected error
                ValueError: 100%\\x1b[0m
                next</failure>
                    </testcase>
                    <testcase name="e" classname="x,y/gates.tnb" file="x,y/gates.tnb" line="13" time="0.000">
                      <skipped message="not run"/>
                    </testcase>
                  </testsuite>
                  <testsuite name="broken.tnb" tests="2" failures="0" errors="1" skipped="1" time="0.000">
                    <testcase name="(file)" classname="broken.tnb" time="0.000">
                      <error message="not a notebook: the file does not begin with a header; this program reads version 1"/>
                    </testcase>
                    <testcase name="cell 1" classname="broken.tnb" file="broken.tnb" line="1" time="0.000">
                      <skipped message="not run"/>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
        #expect(XML.attribute("a\"b\n\u{1B}\u{FFFF}'") == "a&quot;b&#10;\\x1b\u{FFFD}'")
    }

    @Test func asAnnotations() {
        #expect(
            Self.report.githubAnnotations
                == "::error file=x%2Cy/gates.tnb,line=8,title=cell gates <&>::outputs differ%0Aexpected: tensor([1.0000, 2.0000])"
                + "%0A     got: tensor([1.0000, 2.5000])%0Aworst element [1]: expected 2.0000, got 2.5000%0A"
                + "absolute error 0.5, relative error 0.25, allowed 5e-05; 1 of 2 numbers differ\n"
                + "::error file=x%2Cy/gates.tnb,line=11,title=cell d::unexpected error%0AValueError: 100%25\\x1b[0m%0Anext\n"
                + "::error file=broken.tnb,line=1,title=notebook::not a notebook: the file does not begin with a header; "
                + "this program reads version 1\n")
    }

    @Test(arguments: [
        (0, "0 ms"), (12_400_000, "12 ms"), (999_499_999, "999 ms"), (999_500_000, "1.0 s"), (1_250_000_000, "1.3 s"),
        (123_400_000_000, "123 s"), (-5, "0 ms"), (Int.max, "9223372037 s"),
    ])
    func durations(_ nanoseconds: Int, _ text: String) {
        #expect(ElapsedText.shown(nanoseconds) == text)
    }
}
