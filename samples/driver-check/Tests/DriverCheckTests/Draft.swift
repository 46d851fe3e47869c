import FixtureTrees
import Foundation
import ProgramTesting
import Testing

@Test func draft() throws {
  for (name, t) in [("etch", MachineTree.etch), ("etchok", .etchWithWireless), ("stale", .etchStale), ("sarge", .sarge), ("bookworm", .bookworm), ("bare", .bookwormBare)] {
    let s = try t.write(package: try sample.directory())
    try? FileManager.default.removeItem(atPath: "/tmp/w/drv-exp/trees/\(name)")
    try? FileManager.default.createDirectory(atPath: "/tmp/w/drv-exp/trees", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: s.path, toPath: "/tmp/w/drv-exp/trees/\(name)")
  }
}
