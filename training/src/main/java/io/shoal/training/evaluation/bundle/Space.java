package io.shoal.training.evaluation.bundle;

import java.util.List;

/** Users as points, by what is known of them at one time. */
interface Space {
  /** One row for each user, in their order. */
  double[][] points(List<Standing> users);
}
