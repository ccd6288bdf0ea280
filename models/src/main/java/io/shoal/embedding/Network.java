package io.shoal.embedding;

import io.shoal.embedding.DenseLayer.Activation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained autoencoder as plain weights: stacks of dense layers, the encoder ending in the
 * embedding, from which the decoder and the conversion head set out.
 *
 * @param encoder from the input, 2F wide, to the embedding
 * @param decoder from the embedding to the F feature outputs
 * @param head from the embedding to one unit, the probability of a conversion
 */
public record Network(List<DenseLayer> encoder, List<DenseLayer> decoder, List<DenseLayer> head)
    implements ServedNetwork {
  private static final int MAGIC = 0x53484f4c;
  private static final int VERSION = 2;
  private static final int MAX_WIDTH = 8_192;
  private static final int MAX_LAYERS = 64;

  public Network {
    encoder = List.copyOf(encoder);
    decoder = List.copyOf(decoder);
    head = List.copyOf(head);
    if (encoder.isEmpty() || decoder.isEmpty() || head.isEmpty()) {
      throw new IllegalArgumentException("a network needs an encoder, a decoder and a head");
    }
    requireChained(encoder, decoder);
    requireChained(encoder, head);
    if (encoder.get(encoder.size() - 1).activation() != Activation.TANH) {
      throw new IllegalArgumentException("an embedding must be bounded: the bottleneck is a tanh");
    }
    DenseLayer last = head.get(head.size() - 1);
    if (last.activation() != Activation.SIGMOID || last.units() != 1) {
      throw new IllegalArgumentException(
          "the conversion head gives one probability: it ends in one sigmoid unit");
    }
  }

  private static void requireChained(List<DenseLayer> first, List<DenseLayer> then) {
    List<DenseLayer> all = new ArrayList<>(first);
    all.addAll(then);
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).inputs() != all.get(i - 1).units()) {
        throw new IllegalArgumentException(
            "layer "
                + i
                + " takes "
                + all.get(i).inputs()
                + " inputs, and the one before it has "
                + all.get(i - 1).units()
                + " units");
      }
    }
  }

  @Override
  public int inputs() {
    return encoder.get(0).inputs();
  }

  @Override
  public int dimensions() {
    return encoder.get(encoder.size() - 1).units();
  }

  @Override
  public int outputs() {
    return decoder.get(decoder.size() - 1).units();
  }

  @Override
  public NetworkRuntime runtime() {
    return NetworkRuntime.COMPILED;
  }

  @Override
  public UserEmbedder embedder() {
    return new CompiledEmbedder(this);
  }

  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      write(encoder, out);
      write(decoder, out);
      write(head, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote. Every dimension is checked before memory is taken for it.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static Network fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalArgumentException("this is no file of network weights");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the weights have format version " + version + ", this release reads " + VERSION);
      }
      Network network = new Network(read(in), read(in), read(in));
      if (in.read() >= 0) {
        throw new IllegalArgumentException("the weights are followed by more bytes");
      }
      return network;
    } catch (IOException e) {
      throw new IllegalArgumentException("the weights are cut short", e);
    }
  }

  private static void write(List<DenseLayer> layers, DataOutputStream out) throws IOException {
    out.writeInt(layers.size());
    for (DenseLayer layer : layers) {
      out.writeInt(layer.inputs());
      out.writeInt(layer.units());
      out.writeByte(layer.activation().ordinal());
      for (float[] row : layer.weights()) {
        for (float weight : row) {
          out.writeFloat(weight);
        }
      }
      for (float bias : layer.bias()) {
        out.writeFloat(bias);
      }
    }
  }

  private static List<DenseLayer> read(DataInputStream in) throws IOException {
    int count = bounded(in.readInt(), MAX_LAYERS, "layers");
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int inputs = bounded(in.readInt(), MAX_WIDTH, "inputs");
      int units = bounded(in.readInt(), MAX_WIDTH, "units");
      int activation = in.readByte();
      if (activation < 0 || activation >= Activation.values().length) {
        throw new IllegalArgumentException("a layer has the unknown activation " + activation);
      }
      if (in.available() < 4L * (inputs + 1) * units) {
        throw new IllegalArgumentException("the weights are cut short");
      }
      float[][] weights = new float[inputs][units];
      for (float[] row : weights) {
        fill(row, in);
      }
      float[] bias = new float[units];
      fill(bias, in);
      layers.add(new DenseLayer(weights, bias, Activation.values()[activation]));
    }
    return layers;
  }

  private static void fill(float[] values, DataInputStream in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
  }

  private static int bounded(int value, int most, String what) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "the weights name " + value + " " + what + ", of 1 to " + most + " allowed");
    }
    return value;
  }
}
