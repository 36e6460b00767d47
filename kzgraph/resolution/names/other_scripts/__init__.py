"""Names in scripts that are read by sound: Arabic, Hebrew, those of India, kana, Hangul, Chinese characters."""
