package io.shoal.training.simulate;

import java.util.List;
import java.util.Locale;

/** What customers do within a session. */
enum Action {
  PAGE_VIEW,
  PRODUCT_VIEW,
  VIDEO_PROGRESS,
  SEARCH,
  SAVE,
  SHARE,
  CART_ADD,
  EMAIL_OPEN,
  EMAIL_CLICK,
  AD_CLICK;

  static final List<Action> ALL = List.of(values());

  private final String type = name().toLowerCase(Locale.ROOT);

  String type() {
    return type;
  }
}
