package io.shoal.control;

import java.util.Objects;

/** What an operator says to the running job. */
public sealed interface Announcement {
  /** Name of the quiet window that it is about. */
  String name();

  /**
   * The same, as it was heard by a job that had judged windows already.
   *
   * @param windowEnd end of the first window for which it holds; what was recorded stays as it is
   */
  Announcement applyingFrom(long windowEnd);

  /** A time in which named streams are expected to move. */
  record Planned(QuietWindow window) implements Announcement {
    public Planned {
      Objects.requireNonNull(window, "window");
    }

    @Override
    public String name() {
      return window.name();
    }

    @Override
    public Announcement applyingFrom(long windowEnd) {
      return window.appliesFrom() == Long.MIN_VALUE
          ? new Planned(window.applyingFrom(windowEnd))
          : this;
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

    @Override
    public Announcement applyingFrom(long windowEnd) {
      return appliesFrom == Long.MIN_VALUE ? new Withdrawn(name, windowEnd) : this;
    }
  }
}
