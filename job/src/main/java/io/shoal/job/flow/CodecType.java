package io.shoal.job.flow;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The Flink type of a record that travels by a {@link Codec}. */
public final class CodecType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1;

  private final Codec<T> codec;

  public CodecType(Codec<T> codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return codec.type();
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new CodecSerializer<>(codec);
  }

  @Override
  public String toString() {
    return codec.type().getSimpleName();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecType<?> that && codec.getClass() == that.codec.getClass();
  }

  @Override
  public int hashCode() {
    return codec.getClass().hashCode();
  }
}
