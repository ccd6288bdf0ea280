package io.shoal.training.simulate;

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

  String type() {
    return name().toLowerCase(Locale.ROOT);
  }
}
