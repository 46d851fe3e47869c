import FileSystem
import SystemPackage
import Testing

@Suite("Problems")
struct ProblemsTests {
  @Test(
    "stand in the order of the files and their lines, each once, and what is wrong with a whole file last")
  func order() throws {
    var problems = Problems()
    for problem in [
      Problem(in: "b", line: 9, "nine"), Problem(in: "a", "whole"), Problem(in: "b", line: 2, "two"),
      Problem(in: "a", line: 5, "five"), Problem("nowhere"), Problem(in: "b", line: 2, "two"),
      Problem(in: "b", line: 2, "more"),
    ] {
      problems.add(problem)
    }
    #expect(
      problems.description == "b:2: two\nb:2: more\nb:9: nine\na:5: five\na: whole\nnowhere")
  }

  @Test("are collected from what a body throws, and anything else is thrown on")
  func collect() throws {
    var problems = Problems()
    #expect(try problems.collect { 7 } == 7)
    #expect(try problems.collect { throw Problem("one") } as Int? == nil)
    var others = Problems()
    others.add(Problem("two"))
    others.add(Problem("three"))
    #expect(try problems.collect { throw others } as Int? == nil)
    #expect(problems.list.map(\.message) == ["one", "two", "three"])
    #expect(throws: Errno.ioError) { try problems.collect { throw Errno.ioError } }
  }

  @Test("are thrown together, and a single one as itself")
  func thrown() throws {
    var problems = Problems()
    try problems.throwIfAny()
    problems.add(Problem("one"))
    #expect(throws: Problem("one")) { try problems.throwIfAny() }
    problems.add(Problem("two"))
    #expect(throws: problems) { try problems.throwIfAny() }
  }
}
