/** Checks a downloaded history without the product; needs nothing but Java 21 (product-bar T7). See docs/history-file.md. */
@org.springframework.modulith.NamedInterface("proof")
package io.heyi.audit.proof;
