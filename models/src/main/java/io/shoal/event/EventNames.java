package io.shoal.event;

import java.util.concurrent.ConcurrentHashMap;

/** Event names in lower snake case, each once in memory. */
final class EventNames {
  private static final int LIMIT = 10_000;
  private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();

  private EventNames() {}

  /** {@code Order Completed}, {@code orderCompleted} and {@code order-completed} are one name. */
  static String normal(String name) {
    String known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    String normal = snake(name);
    // Bounded, for a client may put anything into a name.
    if (KNOWN.size() < LIMIT) {
      KNOWN.put(name, normal);
    }
    return normal;
  }

  private static String snake(String name) {
    StringBuilder out = new StringBuilder(name.length() + 4);
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        gap = true;
        continue;
      }
      boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
      if ((gap || hump) && out.length() > 0) {
        out.append('_');
      }
      gap = false;
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }
}
