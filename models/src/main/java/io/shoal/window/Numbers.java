package io.shoal.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whole numbers at seven bits a byte, the least first (LEB128), for most are small; those that can
 * be negative are folded first (zigzag).
 */
final class Numbers {
  private Numbers() {}

  static void write(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  static long read(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("an encoded number is longer than 64 bits");
  }

  static void writeFolded(long value, DataOutput out) throws IOException {
    write((value << 1) ^ (value >> 63), out);
  }

  static long readFolded(DataInput in) throws IOException {
    long folded = read(in);
    return (folded >>> 1) ^ -(folded & 1);
  }

  static void writeAll(long[] values, DataOutput out) throws IOException {
    for (long value : values) {
      write(value, out);
    }
  }

  static long[] readAll(int n, DataInput in) throws IOException {
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      values[i] = read(in);
    }
    return values;
  }
}
