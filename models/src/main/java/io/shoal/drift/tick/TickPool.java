package io.shoal.drift.tick;

import io.shoal.drift.HourOfWeek;
import io.shoal.drift.Reading;
import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import io.shoal.drift.Tick;
import io.shoal.window.WindowSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes ticks of summaries, window by window. What is too little for a judgement is kept until more
 * has come, stream by stream.
 */
public final class TickPool {
  private static final byte VERSION = 2;

  private final TreeMap<StreamId, RatePool> rates = new TreeMap<>();
  private final TreeMap<String, PanePool> panes = new TreeMap<>();
  private final ConversionOfAll conversion = new ConversionOfAll();

  /**
   * The tick of the next window.
   *
   * @param held streams of open incidents, whose level is not followed
   */
  public Tick next(WindowSummary summary, TickReference reference, Set<StreamId> held) {
    FigureReader reader =
        new FigureReader(reference.outputs(), reference.axes(), reference.sources());
    return next(reader.read(summary), reference, held);
  }

  Tick next(WindowFigures window, TickReference reference, Set<StreamId> held) {
    TreeMap<StreamId, Reading> readings = new TreeMap<>();
    conversion.add(window, reference);
    for (Map.Entry<StreamId, Amount> amount : window.amounts().entrySet()) {
      RateReference healthy = reference.rates().get(amount.getKey());
      if (healthy != null) {
        judge(amount.getKey(), amount.getValue(), healthy, window.windowEnd(), held, readings);
      }
    }
    for (int i = 0; i < reference.outputs().size() && window.panes().length > 0; i++) {
      double perDay = reference.perDay(i);
      if (perDay > 0) {
        judge(i, perDay, window, reference, held, readings);
      }
    }
    return new Tick(window.windowEnd(), readings, settled());
  }

  private Set<StreamId> settled() {
    Set<StreamId> settled = new TreeSet<>();
    rates.forEach(
        (stream, pool) -> {
          if (pool.isSettled()) {
            settled.add(stream);
          }
        });
    panes.forEach(
        (output, pool) -> {
          if (pool.isSettled()) {
            settled.add(new StreamId(StreamKind.FEATURE, output));
          }
        });
    return settled;
  }

  private void judge(
      StreamId stream,
      Amount amount,
      RateReference healthy,
      long windowEnd,
      Set<StreamId> held,
      TreeMap<StreamId, Reading> readings) {
    Rate rate = Rate.of(stream.kind());
    RatePool pool = rates.computeIfAbsent(stream, id -> new RatePool(Level.of(stream.kind())));
    double mean = healthy.mean()[HourOfWeek.of(windowEnd)];
    boolean besideAll = stream.kind() == StreamKind.SEGMENT_CONVERSION;
    pool.add(rate, healthy, amount, besideAll ? mean * conversion.ratio() : mean, windowEnd);
    if (pool.isFull(rate)) {
      readings.put(stream, pool.reading(rate, healthy));
      if (held.contains(stream)) {
        pool.hold(windowEnd);
      } else {
        pool.follow(healthy, windowEnd);
      }
    }
  }

  private void judge(
      int output,
      double perDay,
      WindowFigures window,
      TickReference reference,
      Set<StreamId> held,
      TreeMap<StreamId, Reading> readings) {
    String name = reference.outputs().get(output);
    PanePool pool = panes.computeIfAbsent(name, key -> new PanePool());
    pool.add(window.panes()[output], reference.shares(output, window.windowEnd()), perDay);
    if (pool.isFull()) {
      StreamId stream = new StreamId(StreamKind.FEATURE, name);
      Reading reading = pool.reading();
      if (reading != null) {
        readings.put(stream, reading);
      }
      if (held.contains(stream)) {
        pool.hold(window.windowEnd());
      } else {
        pool.follow(reading == null ? 0 : reading.statistic(), perDay, window.windowEnd());
      }
    }
  }

  /** Measures a stream from where it has lain lately: a change that has lasted is normal. */
  public void settle(StreamId stream, TickReference reference) {
    RatePool rate = rates.get(stream);
    if (rate != null) {
      rate.settle(reference.rates().get(stream));
    }
    PanePool pane = stream.kind() == StreamKind.FEATURE ? panes.get(stream.subject()) : null;
    if (pane != null) {
      pane.settle(reference.perDay(reference.outputs().indexOf(stream.subject())));
    }
  }

  /** Versioned bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      conversion.write(out);
      out.writeInt(rates.size());
      for (Map.Entry<StreamId, RatePool> rate : rates.entrySet()) {
        out.writeUTF(rate.getKey().toString());
        rate.getValue().write(out);
      }
      out.writeInt(panes.size());
      for (Map.Entry<String, PanePool> pane : panes.entrySet()) {
        out.writeUTF(pane.getKey());
        pane.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException for a version that this release does not read
   */
  public static TickPool fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "pooled ticks have format version " + version + ", this release reads " + VERSION);
      }
      TickPool pool = new TickPool();
      pool.conversion.read(in);
      for (int i = in.readInt(); i > 0; i--) {
        StreamId stream = StreamId.parse(in.readUTF());
        RatePool rate = new RatePool(Level.of(stream.kind()));
        rate.read(in);
        pool.rates.put(stream, rate);
      }
      for (int i = in.readInt(); i > 0; i--) {
        PanePool pane = new PanePool();
        String name = in.readUTF();
        pane.read(in);
        pool.panes.put(name, pane);
      }
      return pool;
    } catch (IOException e) {
      throw new UncheckedIOException("encoded ticks are cut short", e);
    }
  }
}
