/// A question about a case; each has a file of its own.
struct Check: Sendable {
  /// For `--explain`.
  let question: String
  let answer: @Sendable (Case) -> Answer

  /// All of them, in the order in which they are asked; the first that decides does.
  static let table = [
    Check(question: "Is it there?", answer: PresenceCheck.answer),
    Check(question: "Is its radio on?", answer: RadioCheck.answer),
    Check(question: "Is firmware missing?", answer: FirmwareCheck.answer),
    Check(question: "Does it show itself as what it is?", answer: ModeCheck.answer),
    Check(question: "Does it do its work?", answer: WorkingCheck.answer),
    Check(question: "Is the kernel new enough?", answer: KernelAgeCheck.answer),
    Check(question: "Are packages missing?", answer: PackageCheck.answer),
    Check(question: "Is it the image processor of a camera?", answer: CameraCheck.answer),
    Check(question: "Does its driver give what it is for?", answer: OutputCheck.answer),
    Check(question: "Is a driver bound?", answer: BoundCheck.answer),
    Check(question: "Does a program drive it?", answer: UserspaceCheck.answer),
    Check(question: "Does it need no driver?", answer: NormalUnboundCheck.answer),
    Check(question: "Was its module built for this kernel?", answer: LocalBuildCheck.answer),
    Check(question: "Is its module forbidden?", answer: BlacklistCheck.answer),
    Check(question: "Does the kernel refuse its module?", answer: SignatureCheck.answer),
    Check(question: "Is there a module for it?", answer: ModuleCheck.answer),
    Check(question: "Is any driver known?", answer: NoDriverCheck.answer),
  ]
}
