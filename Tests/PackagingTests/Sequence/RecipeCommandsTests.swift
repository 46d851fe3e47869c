import TestSupport
import Testing

@testable import Packaging

@Suite("The commands of a recipe")
struct RecipeCommandsTests {
  private func programs(_ recipe: String) -> [String] {
    RecipeCommands(recipe.split(separator: "\n", omittingEmptySubsequences: false)).programs.map(\.text)
  }

  @Test(
    "stand where a shell looks for a program",
    arguments: [
      ("a b c", ["a"]), ("@-+ a b\n- c", ["a", "c"]),
      ("a; b && c || d | e & f", ["a", "b", "c", "d", "e", "f"]),
      ("if a; then b; elif ! c; else d; fi", ["a", "b", "c", "d", "fi"]),
      ("for x in a b; do c $$x; done", ["for", "c", "done"]), ("(cd x && a); { b; }", ["cd", "a", "b", "}"]),
      ("exec env -i X=1 Y='2 3' a b", ["a"]), ("X=\"$$(a b)\" c d", ["a", "c"]),
      ("echo $$(a) b", ["echo", "a"]),
      ("echo `a b` c; d", ["echo", "a", "d"]), ("echo \"`a b`\" c; d", ["echo", "a", "d"]),
      ("x \"$(shell a b)\" ${shell c} d", ["x", "a", "c"]), (">f a b 2>g; c", ["a", "c"]),
      ("a \\\n  b; \\\n  c", ["a", "c"]), ("case x in a) b;; esac", ["case", "b", "esac"]),
      ("$(X) a; ${Y} b; $(call Z,a,(b)) c", ["$(X)", "${Y}", "$(call Z,a,(b))"]),
      ("'a' b; \"c\" d", ["a", "c"]),
      ("export a; b", ["b"]), ("command -v a || b", ["b"]), ("command a", ["a"]),
      ("if command -v a >x; then b; fi", ["b", "fi"]),
      ("a() { b; }; a c", ["b", "}", "a"]), ("a () { b; }", ["b", "}"]),
    ])
  func commands(recipe: String, programs: [String]) {
    #expect(self.programs(recipe) == programs)
  }

  @Test(
    "are not what is quoted, a remark, an argument or a file",
    arguments: [
      "echo 'a; b' \"c; d\" e\\;f", "echo # a; b", "echo a=b c", "echo \\\n a", "echo $(if x,a; b) c",
      "echo '$$(a)'",
      "echo >a", "echo a\\ b $$a $$", "echo $(a", "echo '$$x'\"'a'\"",
    ])
  func others(recipe: String) {
    #expect(programs(recipe) == ["echo"])
  }

  @Test("have variables set before them")
  func variables() {
    let commands = RecipeCommands(["A=1 B=$$C export D=2 a E=3; export F=4 && G=5"])
    #expect(commands.variables.map(\.text) == ["A", "B", "D", "E", "F", "G"])
    // What is exported may have no value.
    #expect(commands.programs.isEmpty)
  }

  @Test("are found only in $(shell) where a text is not a recipe")
  func values() {
    let commands = RecipeCommands(["a; (b) `c` $(shell d e; (f)) g; h $$(i)"], isRecipe: false)
    #expect(commands.programs.map(\.text) == ["d", "f", "i"])
  }

  @Test("are looked for in any text, in time that grows with it", arguments: [5] as [UInt64])
  func anyText(seed: UInt64) {
    for mutation in mutations(
      of: "@a \"$$(b '$(C)')\"; `d` \\\n ( e ) >f & ${shell g} # h", count: 500, seed: seed)
    {
      _ = programs(mutation)
    }
    _ = programs(String(repeating: "$$(`(\"", count: 100_000))
    _ = programs(String(repeating: "$(a", count: 100_000))
  }
}
