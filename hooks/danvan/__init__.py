"""Kho mô hình Dân vận khéo: from YAML records to a site that opens by double click."""

__version__ = "0.1.0"
