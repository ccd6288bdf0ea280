package io.shoal.control;

import java.util.Objects;

/** What an operator says to the running job. */
public sealed interface Announcement {
  /** A time in which named streams are expected to move. */
  record Planned(QuietWindow window) implements Announcement {
    public Planned {
      Objects.requireNonNull(window, "window");
    }
  }

  /**
   * A quiet window that is not to be, or ends now.
   *
   * @param name of the window
   * @param appliesFrom ticks that end before it were judged before this was known
   */
  record Withdrawn(String name, long appliesFrom) implements Announcement {
    public Withdrawn {
      Objects.requireNonNull(name, "name");
    }
  }
}
