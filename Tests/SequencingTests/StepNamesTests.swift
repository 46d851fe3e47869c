import Commands
import Helpers
import Packaging
import Sequencing
import Testing

@Suite("The steps of the sequences")
struct StepNamesTests {
  @Test("name only helpers that there are, and each step in its place once")
  func steps() {
    let sequences = Sequences()
    for step in sequences.steps { #expect(command(named: step) is any Helper.Type, "\(step)") }
    #expect(Set(sequences.steps).count == sequences.steps.count)
    #expect(Set(Sequences.buildSteps).isSubset(of: sequences.steps))
  }

  @Test("are programs among others, which the helpers know by name")
  func programs() {
    #expect(Set(programNames) == Set(commands.map { $0.name }))
    #expect(programNames.count == commands.count)
  }
}
