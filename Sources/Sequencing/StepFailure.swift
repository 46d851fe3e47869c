/// A step that failed, having said why itself.
struct StepFailure: Error {
  let step: String
  let status: Int32
}
