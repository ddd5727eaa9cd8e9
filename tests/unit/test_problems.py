"""The report of a run."""

from danvan.problems import Report


def test_errors_come_last_and_each_kind_by_place():
    report = Report()
    for file, line, severity in (("b", 2, "warning"), ("a", 9, "error"), ("c", 1, "warning"), ("a", 1, "error")):
        report.add("not-yml", file, line, severity=severity)
    read = [(problem.file, problem.line) for problem in report.for_reading()]
    assert read == [("b", 2), ("c", 1), ("a", 1), ("a", 9)]
