package io.heyi.testing;

import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Forms with files, sent as a browser does. */
public final class Uploads {

    private Uploads() {
    }

    /** With the length of its body announced, which browsers do and mock requests in parts do not: without it the limit of bodies refuses them. */
    public static MockMultipartHttpServletRequestBuilder form(String path) {
        var form = MockMvcRequestBuilders.multipart(path);
        form.content(new byte[0]);
        return form;
    }

    /** With one file in the field {@code file}. */
    public static MockMultipartHttpServletRequestBuilder file(String path, String name, String contentType, byte[] content) {
        return form(path).file(new MockMultipartFile("file", name, contentType, content));
    }

    /** With one file of UTF-8 text in the field {@code file}. */
    public static MockMultipartHttpServletRequestBuilder file(String path, String name, String contentType, String content) {
        return file(path, name, contentType, content.getBytes(StandardCharsets.UTF_8));
    }
}
