import FileSystem
import SystemPackage
import TestSupport
import Testing

@testable import Packaging

@Suite("make's jobserver")
struct JobserverTests {
  private func flags(_ flags: String, _ change: (Environment) -> Environment) -> String? {
    change(Environment(["MAKEFLAGS": flags])).variables["MAKEFLAGS"]
  }

  @Test("stays where its pipe is open, and goes with -j where it is not")
  func usable() throws {
    let (reading, writing) = try FileDescriptor.pipe()
    let file = try FileDescriptor.open("/dev/null", .readOnly)
    defer { for descriptor in [reading, writing, file] { try? descriptor.close() } }
    let usable = { flags($0) { $0.withUsableJobserver } }
    let open = " -j2 --jobserver-auth=\(reading.rawValue),\(writing.rawValue) -- A=1"
    #expect(usable(open) == open)
    #expect(usable("k -j2 --jobserver-auth=987,988 -- A=-j3 B=x\\  y") == "k -- A=-j3 B=x\\  y")
    // The number may belong to something else by now.
    #expect(usable(" -j --jobserver-fds=\(file.rawValue),\(file.rawValue)") == "")
    for odd in ["", "3", "a,b", "-1,-1", "3,4,5", "99999999999,1"] {
      #expect(usable("k --jobserver-auth=\(odd)") == "k")
    }
    #expect(usable(" -j2 --jobserver-auth=fifo:/tmp/x") == " -j2 --jobserver-auth=fifo:/tmp/x")
    #expect(usable(" -j4") == " -j4")
    #expect(Environment([:]).withUsableJobserver.variables == [:])
  }

  @Test("is known from MAKEFLAGS, and not from a variable's value")
  func known() {
    #expect(Environment(["MAKEFLAGS": " -j2 --jobserver-auth=3,4"]).hasJobserver)
    #expect(!Environment(["MAKEFLAGS": "k -- A=--jobserver-auth=3,4 --jobserver-auth=3,4"]).hasJobserver)
    #expect(!Environment([:]).hasJobserver)
  }

  @Test("leaves a make that is only asked the variables of the command line")
  func probing() {
    #expect(flags("ks -j2 --jobserver-auth=3,4 -- A=1 B=2") { $0.forProbingMake } == "-- A=1 B=2")
    #expect(flags("ks") { $0.forProbingMake } == "")
  }
}
