package io.shoal.window;

/**
 * How many of how many.
 *
 * @param of all
 * @param n those of them that are counted
 */
public record Part(long of, long n) {
  /** None of none. */
  public static final Part NONE = new Part(0, 0);

  public Part plus(Part other) {
    return new Part(of + other.of, n + other.n);
  }
}
