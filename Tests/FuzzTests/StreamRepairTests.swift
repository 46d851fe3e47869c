import Datastream
import FileSystem
import FuzzSubjects
import SystemPackage
import TestSupport
import Testing

/// After a change, a stream has the sizes and sums that belong to it.
@Suite("The repair of a stream")
struct StreamRepairTests {
  private let scratch: Scratch
  private let good: [UInt8]
  private let subject: Subject

  init() throws {
    scratch = try Scratch()
    good = try projectTop.appending("Tests/Fixtures/golden/GOLDtiny.pkg").contents()
    subject = try #require(Subject.framework.first { $0.name == "stream" })
  }

  private func faults(of stream: [UInt8]) throws -> String? {
    let file = try scratch.write("input.pkg", stream)
    return errorText {
      var reader = try StreamReader(ByteSource(opening: file))
      let findings = try reader.verify()
      if let first = findings.first { throw first.problem }
    }
  }

  @Test("leaves a good one as it is to a reader") func unchanged() throws {
    let repair = try #require(subject.repair)
    #expect(try faults(of: repair(good)) == nil)
  }

  @Test("makes one with another content a good one")
  func repaired() throws {
    let place = try #require(good.firstRange(of: "Copyright".utf8))
    let changed = good[..<place.upperBound] + Array("inserted".utf8) + good[place.upperBound...]
    #expect(try faults(of: Array(changed)) != nil)
    let repair = try #require(subject.repair)
    #expect(try faults(of: repair(Array(changed))) == nil)
  }

  @Test("takes any bytes") func any() throws {
    let repair = try #require(subject.repair)
    for count in stride(from: 0, to: good.count, by: 911) { _ = repair(Array(good.prefix(count))) }
    for count in stride(from: 0, to: good.count, by: 911) { _ = repair(Array(good.dropFirst(count))) }
    #expect(repair([1, 2, 3]) == [1, 2, 3])
  }
}
