package io.shoal.featurelog;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/** The value of one cell, as far as the row that is read has one. */
final class CellConverter extends PrimitiveConverter {
  private boolean has;
  private String text;
  private long number;
  private float real;

  void clear() {
    has = false;
  }

  boolean has() {
    return has;
  }

  String text() {
    return text;
  }

  long number() {
    return number;
  }

  float real() {
    return real;
  }

  boolean truth() {
    return number == 1;
  }

  @Override
  public void addBinary(Binary value) {
    has = true;
    text = value.toStringUsingUTF8();
  }

  @Override
  public void addLong(long value) {
    has = true;
    number = value;
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addBoolean(boolean value) {
    addLong(value ? 1 : 0);
  }

  @Override
  public void addFloat(float value) {
    has = true;
    real = value;
  }
}
