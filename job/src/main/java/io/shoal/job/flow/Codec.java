package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * The binary form of one kind of record. Implementations have a public constructor without
 * arguments and no fields, so that a snapshot can name them.
 *
 * @param <T> the record; immutable, or never changed once it has been emitted
 */
public interface Codec<T> extends Serializable {

  /** The class of the record. */
  Class<T> type();

  /** Writes one record. */
  void write(T value, DataOutput out) throws IOException;

  /** Reads what {@link #write} wrote. */
  T read(DataInput in) throws IOException;
}
