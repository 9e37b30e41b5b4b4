package io.heyi.inbox.internal.web.attachment;

import io.heyi.files.FilePolicy;
import io.heyi.web.LargerBody;
import jakarta.servlet.MultipartConfigElement;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Lets files in at the two addresses that take them, and no further than the policy says; what is over a few kilobytes waits on disk and not in memory. */
@Configuration(proxyBeanMethods = false)
class AttachmentUploads {

    private static final Pattern ADDRESS = Pattern.compile("(/api/v1|/inbox)/tasks/[0-9a-fA-F-]{36}/attachments");
    /** What a form has around its file. */
    private static final DataSize AROUND = DataSize.ofKilobytes(64);
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(64);

    @Bean
    LargerBody attachmentBodies(FilePolicy policy) {
        return request -> request.getMethod().equals("POST") && ADDRESS.matcher(request.getRequestURI().substring(request.getContextPath().length())).matches()
                ? OptionalLong.of(policy.largest().toBytes() + AROUND.toBytes()) : OptionalLong.empty();
    }

    @Bean
    MultipartConfigElement multipartConfig(FilePolicy policy) {
        var factory = new MultipartConfigFactory();
        factory.setMaxFileSize(policy.largest());
        factory.setMaxRequestSize(DataSize.ofBytes(policy.largest().toBytes() + AROUND.toBytes()));
        factory.setFileSizeThreshold(IN_MEMORY);
        return factory.createMultipartConfig();
    }
}
