package io.shoal.training.publish;

import java.io.IOException;

/** A challenger that does not become champion, with the figures that decided. */
public final class GateRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  GateRefusedException(int challenger, int champion, GateResult result) {
    super(
        "version "
            + challenger
            + " is worse than the champion, version "
            + champion
            + ", and stays challenger. "
            + result.toText()
            + System.lineSeparator()
            + "If it is to serve all the same: promote --to "
            + challenger
            + " --force WHO WHY");
  }
}
