package io.shoal.job.scoring;

import io.shoal.event.UserHash;
import java.io.Serializable;

/**
 * The users whose embeddings the segmenter sees: a share of all, by a hash of the user, so that who
 * is in it depends on nothing else and is the same in every window.
 *
 * <p>Where segments lie needs a sample; how large they are does not come from here, for everybody
 * is assigned and counted.
 *
 * @param share of the users, above 0 and at most 1
 */
public record VoterSample(double share) implements Serializable {
  /** Everybody. */
  public static final VoterSample ALL = new VoterSample(1);

  private static final long serialVersionUID = 1;

  /** A hash of its own: those that spread users and pick far points must not decide this too. */
  private static final long SALT = 0x766f74657273L;

  private static final int BITS = 53;

  public VoterSample {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
    }
  }

  /**
   * Whether a user votes.
   *
   * @param userHash as of {@link UserHash#of}
   */
  public boolean holds(long userHash) {
    long uniform = UserHash.mix(userHash ^ SALT) >>> (Long.SIZE - BITS);
    return uniform < share * (1L << BITS);
  }
}
