package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A culprit of an open episode: it gathers no evidence until it has recovered.
 *
 * <p>It has when its ticks are likelier as usual than where they have lain since it came in: the
 * sum of log likelihood ratios of normal residuals, never below zero (Page 1954). A run of calm
 * ticks would not do: at night a tick holds few users, so a change of a tenth of all users looks
 * calm until the morning. Where a tick should lie if nothing had got better is the mean so far, by
 * the square root of what the tick rests on.
 */
final class HeldStream {
  /** Eight ticks at least, whatever their size. */
  private static final double MOST_OF_A_TICK = 1.25;

  private static final double RECOVERED = 10;

  /** Ticks for which a variance of 1 stands. */
  private static final double DOUBT = 4;

  /** Of a change that is smaller a tick would say next to nothing, and nobody would wait for it. */
  private static final double LEAST_CHANGE = 0.5;

  final Culprit culprit;

  private double sizes;
  private double rests;
  private double ticks;
  private double all;
  private double products;
  private double squares;
  private double likelier;
  private boolean recovered;

  HeldStream(Culprit culprit) {
    this.culprit = culprit;
  }

  /**
   * Takes what a tick says.
   *
   * @return whether it has just recovered
   */
  boolean judge(StreamVerdict verdict) {
    if (recovered || !verdict.judged()) {
      return false;
    }
    double rest = Math.max(1, verdict.reading().n());
    sizes += rest * size(culprit.stream(), verdict.reading());
    rests += rest;
    double residual = culprit.up() ? verdict.residual() : -verdict.residual();
    double size = StrictMath.sqrt(rest);
    ticks++;
    all += residual * residual;
    products += residual * size;
    squares += size * size;
    double change = Math.max(LEAST_CHANGE, products / squares * size);
    double ratio = change * (change / 2 - residual) / noise();
    // Nothing that is not calm speaks for the usual, however bad the other hours are.
    double most = verdict.calm() || residual <= 0 ? MOST_OF_A_TICK : 0;
    likelier = Math.max(0, likelier + Math.min(most, ratio));
    recovered = likelier >= RECOVERED;
    return recovered;
  }

  /**
   * Variance around the mean so far: a share that is never anything but 0 varies once it is not.
   */
  private double noise() {
    double around = all - products * products / squares;
    return Math.max(1, (around + DOUBT) / (ticks + DOUBT));
  }

  /** Mean size of the change, as {@link #size(StreamId, Reading)} gives it. */
  double size() {
    double told = Math.abs(size(culprit.stream(), culprit.asReading()));
    return rests == 0 ? told : Math.max(told, Math.abs(sizes / rests));
  }

  /**
   * The size of a change, with its sign. The stability index of few users is mostly noise; their
   * distance, less that of chance, is not.
   */
  static double size(StreamId stream, Reading reading) {
    return stream.kind() == StreamKind.FEATURE
        ? reading.observed() - reading.expected()
        : reading.effect();
  }

  boolean hasRecovered() {
    return recovered;
  }

  void write(DataOutput out) throws IOException {
    culprit.write(out);
    out.writeDouble(sizes);
    out.writeDouble(rests);
    out.writeDouble(ticks);
    out.writeDouble(all);
    out.writeDouble(products);
    out.writeDouble(squares);
    out.writeDouble(likelier);
    out.writeBoolean(recovered);
  }

  static HeldStream read(DataInput in) throws IOException {
    HeldStream held = new HeldStream(Culprit.read(in));
    held.sizes = in.readDouble();
    held.rests = in.readDouble();
    held.ticks = in.readDouble();
    held.all = in.readDouble();
    held.products = in.readDouble();
    held.squares = in.readDouble();
    held.likelier = in.readDouble();
    held.recovered = in.readBoolean();
    return held;
  }
}
