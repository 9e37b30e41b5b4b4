package io.heyi.emc.internal.web.chain;

import io.heyi.emc.proof.VerifyProof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What it takes to check a proof without the product: the verifier as a jar, and the document with the format and the commands for openssl. The same for everybody. */
@Controller
@RequestMapping("/contract-proof")
class ProofTools {

    private static final String FOLDER = VerifyProof.class.getPackageName().replace('.', '/') + "/";
    private static final MediaType JAR = MediaType.parseMediaType("application/java-archive");
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    @GetMapping("/verifier.jar")
    ResponseEntity<byte[]> verifier() throws IOException {
        return download("heyi-proof-verifier.jar", JAR, jar());
    }

    @GetMapping("/contract-proof.md")
    ResponseEntity<byte[]> document() throws IOException {
        return download("contract-proof.md", MARKDOWN, new ClassPathResource("proof/contract-proof.md").getContentAsByteArray());
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString()).body(content);
    }

    /** Without times, so that every download of one release is the same file. */
    private static byte[] jar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, VerifyProof.class.getName());
        var classes = new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*.class");
        Arrays.sort(classes, Comparator.comparing(Resource::getFilename));
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            put(jar, "META-INF/MANIFEST.MF");
            manifest.write(jar);
            for (var compiled : classes) {
                put(jar, FOLDER + compiled.getFilename());
                jar.write(compiled.getContentAsByteArray());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(JarOutputStream jar, String name) throws IOException {
        var entry = new JarEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
    }
}
