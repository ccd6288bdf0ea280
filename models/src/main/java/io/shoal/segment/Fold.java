package io.shoal.segment;

/**
 * Half of the users, by a hash of the user, so that a user is in the same one for ever. What the
 * users of one fold suggest, those of the other can confirm: a line along which one fold falls
 * apart by chance says nothing about the other (cross-fitting; Stone 1974).
 */
enum Fold {
  EVEN,
  ODD;

  /**
   * The fold of a user, by the last bit, since it is the first ones that pick far points.
   *
   * @param hash of the user, {@link io.shoal.event.UserHash#mix mixed}
   */
  static Fold of(long hash) {
    return (hash & 1) == 0 ? EVEN : ODD;
  }

  Fold other() {
    return this == EVEN ? ODD : EVEN;
  }
}
