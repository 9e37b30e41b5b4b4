package io.heyi.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a child JVM; it runs on the same JDK as this process. */
final class JavaCommand {
    private final List<String> words = new ArrayList<>();

    JavaCommand(int maxHeapMegabytes) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + maxHeapMegabytes + "m");
        // two cores are shared by five JVMs: the serial collector starts quickest and takes least
        words.add("-XX:+UseSerialGC");
        // the usual size where only the first compiler is used is filled now and then, and each time the whole heap is collected
        words.add("-XX:ReservedCodeCacheSize=192m");
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
        words.add("--enable-native-access=ALL-UNNAMED");
    }

    /** For a server that is hardly used: the first compiler alone starts quickest, and nobody waits for its answers. */
    JavaCommand quickToStart() {
        return with("-XX:TieredStopAtLevel=1");
    }

    JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
