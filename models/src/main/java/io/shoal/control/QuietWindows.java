package io.shoal.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All quiet windows that have been announced, by name. Immutable. */
public final class QuietWindows {
  private static final QuietWindows NONE = new QuietWindows(new TreeMap<>());

  private final NavigableMap<String, QuietWindow> byName;

  private QuietWindows(NavigableMap<String, QuietWindow> byName) {
    this.byName = byName;
  }

  public static QuietWindows none() {
    return NONE;
  }

  /** With an announcement. */
  public QuietWindows after(Announcement announcement) {
    NavigableMap<String, QuietWindow> windows = new TreeMap<>(byName);
    if (announcement instanceof Announcement.Planned planned) {
      windows.put(planned.window().name(), planned.window());
    } else if (announcement instanceof Announcement.Withdrawn withdrawn) {
      windows.computeIfPresent(
          withdrawn.name(), (name, window) -> endingAt(window, withdrawn.appliesFrom()));
    }
    return new QuietWindows(windows);
  }

  /** A window cut short; null where nothing of it is left. */
  private static QuietWindow endingAt(QuietWindow window, long to) {
    if (to <= window.from()) {
      return null;
    }
    return new QuietWindow(
        window.name(),
        window.from(),
        Math.min(to, window.to()),
        window.streams(),
        window.appliesFrom());
  }

  /** Without those that ended before a time. */
  public QuietWindows since(long time) {
    NavigableMap<String, QuietWindow> windows = new TreeMap<>(byName);
    windows.values().removeIf(window -> window.to() < time);
    return windows.size() == byName.size() ? this : new QuietWindows(windows);
  }

  /**
   * The window that covers a tick of a stream: of several, the first by name.
   *
   * @param stream {@code KIND/SUBJECT}
   */
  public Optional<QuietWindow> covering(String stream, long windowStart, long windowEnd) {
    for (QuietWindow window : byName.values()) {
      if (window.covers(stream, windowStart, windowEnd)) {
        return Optional.of(window);
      }
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Each as a line of JSON. */
  public List<byte[]> toBytes() {
    List<byte[]> lines = new ArrayList<>();
    for (QuietWindow window : byName.values()) {
      lines.add(
          AnnouncementJson.write(new Announcement.Planned(window))
              .getBytes(StandardCharsets.UTF_8));
    }
    return lines;
  }
}
