package io.heyi;

import java.io.IOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Tests share the product's packages; their configurations and controllers must not be found when the product runs. */
class WithoutTestClasses extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
        return reader.getResource().getURI().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WithoutTestClasses;
    }

    @Override
    public int hashCode() {
        return WithoutTestClasses.class.hashCode();
    }
}
