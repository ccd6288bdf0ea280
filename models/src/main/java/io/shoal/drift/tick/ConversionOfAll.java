package io.shoal.drift.tick;

import io.shoal.drift.HourOfWeek;
import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much all users together convert lately, over what is usual at these hours: a segment is
 * judged beside it, so that what befalls everybody is told once.
 */
final class ConversionOfAll {
  private static final double HALF_LIFE_DAYS = 0.5;
  private static final double DAY = 86_400_000.0;

  /** Conversions for which the reference stands: few say little about the ratio. */
  private static final double PRIOR = 20;

  private double seen;
  private double usual;
  private long at = Long.MIN_VALUE;

  void add(WindowFigures window, TickReference reference) {
    StreamId all = StreamId.ofAll(StreamKind.CONVERSION);
    Amount amount = window.amounts().get(all);
    RateReference healthy = reference.rates().get(all);
    if (amount == null || healthy == null) {
      return;
    }
    double fade =
        at == Long.MIN_VALUE
            ? 1
            : StrictMath.pow(.5, (window.windowEnd() - at) / DAY / HALF_LIFE_DAYS);
    at = window.windowEnd();
    seen = seen * fade + amount.sum();
    usual = usual * fade + amount.n() * healthy.mean()[HourOfWeek.of(window.windowEnd())];
  }

  double ratio() {
    return (seen + PRIOR) / (usual + PRIOR);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(seen);
    out.writeDouble(usual);
    out.writeLong(at);
  }

  void read(DataInput in) throws IOException {
    seen = in.readDouble();
    usual = in.readDouble();
    at = in.readLong();
  }
}
