import FixtureTrees
import ProgramTesting
import Testing

@Test func draft() throws {
  for t in [MachineTree.etch, .etchStale, .sarge, .bookworm, .bookwormBare] { print(try t.check().output) }
}
