//! What belongs to the device and must be readable while the journal is locked or damaged: `config.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How the journal is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Pages and charts.
    Full,
    /// One line after the other.
    Plain,
}

/// How the screen is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    #[default]
    Auto,
    Dark,
    Light,
    HighContrast,
    NoColor,
}

impl Theme {
    /// Every theme, in the order in which Settings goes through them.
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::NoColor,
    ];
}

/// Which marks draw charts and rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marks {
    #[default]
    Unicode,
    Ascii,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartStyle {
    #[default]
    Dots,
    Fine,
    Ascii,
    Words,
}

/// How close lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spacing {
    #[default]
    Close,
    Open,
}

/// The device's configuration. What the file does not name is as a new one has it; what this program does not know
/// stays in the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Config {
    /// Asked at the first run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
    /// Two letters (ISO 3166); whose crisis lines are shown. Chosen by the person, never guessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    pub theme: Theme,
    pub marks: Marks,
    pub chart: ChartStyle,
    pub spacing: Spacing,
    /// Whether paced breathing counts by itself, once a second.
    pub motion: bool,
    pub mouse: bool,
    pub clipboard: bool,
    /// Whether the person's own editor, which `VISUAL` or `EDITOR` names, may open what is being written.
    pub editor: bool,
    /// The person's own keys: context to command to keys.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// What a later program wrote there.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, toml::Value>,
}

/// Why the configuration could not be read or kept.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file is not as it is meant to be; `detail` says where.
    #[error("{path}: {detail}")]
    Unreadable { path: PathBuf, detail: String },
    /// The file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
}

impl Config {
    /// Reads `path`; a file that is not there is a new configuration.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        match fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| ConfigError::Unreadable {
                path: path.to_owned(),
                detail: error.message().to_owned(),
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(ConfigError::Io {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Keeps it at `path`: written whole beside it, then moved into place, so that it is never half there.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn write(&self, path: &Path) -> Result<(), ConfigError> {
        let io = |source| ConfigError::Io {
            path: path.to_owned(),
            source,
        };
        let text = toml::to_string(self).map_err(|error| ConfigError::Unreadable {
            path: path.to_owned(),
            detail: error.to_string(),
        })?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(io)?;
        }
        let new = path.with_extension(format!("new-{}", std::process::id()));
        let mut file = fs::File::create(&new).map_err(io)?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(io)?;
        fs::rename(&new, path).map_err(io)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_what_is_unknown_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/config.toml");
        assert_eq!(Config::read(&path).expect("a new one"), Config::default());
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, "face = \"plain\"\ncountry = \"US\"\nlater = 3\n").expect("written");
        let mut config = Config::read(&path).expect("read");
        assert_eq!(config.face, Some(Face::Plain));
        config.theme = Theme::HighContrast;
        config.write(&path).expect("kept");
        assert_eq!(Config::read(&path).expect("read again"), config);
        assert!(
            std::fs::read_to_string(&path)
                .expect("text")
                .contains("later = 3")
        );
    }

    #[test]
    fn a_broken_file_is_said_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        std::fs::write(&path, "face = \"sideways\"").expect("written");
        assert!(matches!(
            Config::read(&path),
            Err(ConfigError::Unreadable { .. })
        ));
        assert_eq!(
            std::fs::read_to_string(&path).expect("text"),
            "face = \"sideways\""
        );
    }
}
