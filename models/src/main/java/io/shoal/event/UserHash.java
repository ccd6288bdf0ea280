package io.shoal.event;

/** The 64-bit hash by which users are spread and sampled: the same on every machine. */
public final class UserHash {
  private static final long SEED = 0x53686f616c203031L;

  private UserHash() {}

  /** Hash of a user's key. */
  public static long of(String user) {
    long hash = SEED;
    for (int i = 0; i < user.length(); i++) {
      hash = mix(hash ^ (user.charAt(i) + 0x9E3779B97F4A7C15L * (i + 1)));
    }
    return mix(hash ^ user.length());
  }

  /** The 64-bit finalizer of MurmurHash3 (Appleby, 2011): every bit depends on every other. */
  public static long mix(long value) {
    long z = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
