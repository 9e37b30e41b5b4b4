package io.heyi.studio.internal.exchange;

import io.heyi.orchestration.LiveModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** All that is in use as a folder for Git, laid out as the product's own {@code bpmn/} and {@code forms/}. The same models give the same bytes. */
@Component
public class LiveArchive {

    /** Any moment, as long as it is always the same; archives know none before 1980. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1981, 1, 1, 0, 0);

    private final LiveModels live;

    LiveArchive(LiveModels live) {
        this.live = live;
    }

    public byte[] zip() {
        var texts = new TreeMap<String, String>();
        live.all().forEach(model -> live.source(model.kind(), model.id()).ifPresent(text -> texts.put(model.kind().folder() + model.kind().fileName(model.id()), text)));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : texts.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory that cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
