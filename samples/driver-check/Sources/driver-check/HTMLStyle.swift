/// How the page looks: light and dark as the reader's system is, narrow and wide, and on paper.
enum HTMLStyle {
  /// The colours of the statuses on a light page and on paper.
  private static let works = "#1a7f4b"
  private static let bound = "#1f5fae"
  private static let fault = "#b3261e"
  private static let unsupported = "#8a5a00"
  private static let radio = "#6b3fa0"

  /// The typefaces of commands and identifiers.
  private static let monospace = "ui-monospace, \"DejaVu Sans Mono\", monospace"

  /// The frame of the table and of the boxes.
  private static let frame = "border: 1px solid var(--line); border-radius: 10px;"

  static let sheet = """
    :root {
      --page: #f6f7f9; --card: #ffffff; --text: #1c2430; --soft: #5b6675; --line: #e1e5ea; --code: #f1f3f6;
      --works: \(works); --works-back: #e3f5ea; --bound: \(bound); --bound-back: #e5effb;
      --quiet: #5b6675; --quiet-back: #edf0f3; --fault: \(fault); --fault-back: #fde8e6;
      --unsupported: \(unsupported); --unsupported-back: #fdf1d8; --radio: \(radio); --radio-back: #f0e8fa;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12161c; --card: #1a2029; --text: #e4e9f0; --soft: #97a3b3; --line: #2b3440; --code: #11151b;
        --works: #6fd59c; --works-back: #143324; --bound: #8bbcf5; --bound-back: #162c47;
        --quiet: #97a3b3; --quiet-back: #252d38; --fault: #ff9d94; --fault-back: #451c1a;
        --unsupported: #f2c66d; --unsupported-back: #3d2f10; --radio: #c9a8f2; --radio-back: #31214a;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--page); color: var(--text);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; overflow-wrap: anywhere;
    }
    main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
    h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; }
    h2 { margin: 2.25rem 0 0.75rem; font-size: 1.2rem; }
    h3 { margin: 0 0 0.5rem; font-size: 1rem; }
    .sub { margin: 0.25rem 0 0; color: var(--soft); }
    .tiles { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.5rem 0; padding: 0; list-style: none; }
    .tiles li {
      flex: 1 1 9rem; padding: 0.8rem 1.1rem; color: var(--soft); background: var(--card);
      \(frame) border-left: 5px solid var(--line);
    }
    .tiles b { display: block; font-size: 1.7rem; line-height: 1.2; color: var(--text); }
    .tiles .fine { border-left-color: var(--works); } .tiles .fault { border-left-color: var(--fault); }
    .tiles .unsupported { border-left-color: var(--unsupported); }
    table {
      width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card);
      \(frame) overflow: hidden;
    }
    th, td { padding: 0.65rem 1rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
    thead th { border-top: 0; color: var(--soft); font-size: 0.85rem; font-weight: 600; }
    tbody th { width: 34%; font-weight: 600; }
    tbody td:nth-child(2) { white-space: nowrap; }
    small {
      display: block; margin-top: 0.15rem; color: var(--soft); font-weight: 400; font-size: 0.78rem;
      font-family: \(monospace); white-space: pre-wrap;
    }
    .badge {
      display: inline-block; padding: 0.1rem 0.65rem; border-radius: 999px; font-size: 0.85rem; font-weight: 600;
    }
    .works { color: var(--works); background: var(--works-back); }
    .bound { color: var(--bound); background: var(--bound-back); }
    .quiet { color: var(--quiet); background: var(--quiet-back); }
    .badge.fault { color: var(--fault); background: var(--fault-back); }
    .badge.unsupported { color: var(--unsupported); background: var(--unsupported-back); }
    .radio { color: var(--radio); background: var(--radio-back); }
    .tasks { margin: 0; padding: 0; list-style: none; }
    .tasks li {
      margin-bottom: 0.75rem; padding: 0.9rem 1.1rem; background: var(--card);
      \(frame)
    }
    .tasks p { margin: 0.5rem 0; }
    pre {
      margin: 0.5rem 0 0; padding: 0.7rem 0.9rem; overflow-x: auto; background: var(--code);
      border: 1px solid var(--line); border-radius: 7px; white-space: pre-wrap;
    }
    pre, code { font: 0.88rem/1.6 \(monospace); }
    section ul:not(.tasks) { padding-left: 1.2rem; color: var(--soft); }
    footer { margin-top: 2.5rem; color: var(--soft); font-size: 0.85rem; }
    @media (max-width: 40rem) {
      thead { display: none; }
      tbody tr { display: block; padding: 0.7rem 1rem; border-top: 1px solid var(--line); }
      tbody tr:first-child { border-top: 0; }
      tbody th, tbody td { display: block; width: auto; padding: 0.15rem 0; border: 0; }
    }
    @media print {
      :root {
        --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444444; --line: #bbbbbb; --code: #ffffff;
        --works: \(works); --works-back: #ffffff; --bound: \(bound); --bound-back: #ffffff; --quiet: #444444;
        --quiet-back: #ffffff; --fault: \(fault); --fault-back: #ffffff; --unsupported: \(unsupported); --unsupported-back: #ffffff;
        --radio: \(radio); --radio-back: #ffffff;
      }
      body { font-size: 10pt; }
      main { max-width: none; padding: 0; }
      .badge { border: 1px solid currentColor; }
      tr, .tasks li { break-inside: avoid; }
      thead { display: table-header-group; }
    }

    """
}
