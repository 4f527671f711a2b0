extension ToolShapes {
    /// Text and file tools that every shell has. They act on the operator's machine.
    static let coreTables = """
        tool echo printf
        style plain
        none *
        local *

        tool test [ [[
        also true false exit return break continue shift wait trap set shopt let pwd umask type which whereis hash
        style plain
        none *
        local *

        tool cd pushd popd export unset alias unalias declare local readonly typeset read readarray mapfile getopts
        also source .
        style plain
        none *
        local *

        tool :
        style plain
        none *
        local *

        tool command builtin exec nohup time nice setsid stdbuf xargs env
        none *
        local *

        tool watch
        values -n --interval -q --equexit
        none *
        blocks *

        tool sudo doas timeout
        values -u -g -k -s
        unknown *
        asks *+-i *+-s

        tool sleep
        none *
        local *

        tool eval
        style plain
        unknown *

        tool clear reset history jobs fg bg disown stty tput seq yes basename dirname realpath readlink mktemp
        values -d -p -s -n -w
        none *
        local *

        tool less more view most
        read *
        local *
        blocks *
        asks *
        slot * 0+=file

        tool cat tac zcat bzcat xzcat nl rev strings bat column fold expand
        values -w -c -o -p nl:-n
        switches -n -A -e -s -v -b -E -T -R -S -N -F -t -l
        read *
        local *
        slot * 0+=file

        tool head tail
        values -n -c --lines --bytes -s --pid
        switches -f -F -q -v --follow --retry
        read *
        local *
        blocks *+-f *+-F *+--follow
        slot * 0+=file

        tool grep egrep fgrep zgrep rg ag ack pcregrep
        values -e -f -m -A -B -C -d -D -g -t -T --include --exclude --exclude-dir --color --max-count --regexp
        values --context
        values --glob --type --colour --label
        switches -v -i -n -r -R -l -L -c -o -E -F -P -q -s -w -x -a -h -H -z -Z -I -u -U -S -p
        read *
        local *

        tool wc sort uniq cut tr comm join paste diff diff3 cmp sdiff colordiff shuf split csplit look tsort pr fmt
        values -k -t -d -f -c -o -S -T -n -b -L -U -C -j --key --field-separator --delimiter --fields --lines
        switches -r -u -h -V -l -w -m -i -q -y -B -N -s --unified -z -g -M -R -D --reverse --numeric-sort --unique
        switches --brief
        switches wc:-c sort:-n sort:-f sort:-d sort:-c sort:-b uniq:-c uniq:-d tr:-d tr:-c wc:-L
        read *
        local *
        change *+-o

        tool jq yq gojq fx jo jless xmllint xmlstarlet hjson dasel mlr csvcut csvlook
        values --arg --argjson --slurpfile --rawfile -f --from-file --indent -o -I -p --output-format --input-format
        switches -r -c -e -n -s -S -C -M -R -a -j -i -P -N -y -d --raw-output --compact-output --exit-status
        switches --null-input
        switches --slurp --sort-keys --raw-input --inplace --in-place --join-output --color-output --stream
        read *
        local *
        change *+-i@* *+--inplace *+--in-place

        tool sed gsed
        values -e -f -l --expression --file
        switches -n -r -E -s -u -z --quiet --regexp-extended
        read *
        local *
        change *+-i *+-i* *+--in-place *+-i.bak *+-ie : rewrites the file

        tool awk gawk mawk nawk
        values -F -v -f --assign --field-separator
        read *
        local *

        tool ls dir ll tree stat file exa eza lsd namei
        values -I -L -P -w -T -c -f -o --format --sort --time
        switches ls:-I ls:-L ls:-P ls:-T ls:-c ls:-f ls:-o -l -a -h -t -r -R -S -d -1 -A -F -i -s -u -g
        switches 
        read *
        local *
        slot * 0+=file

        tool md5sum sha1sum sha256sum sha512sum shasum cksum sum b2sum md5 xxd hexdump od base32 base64 uuidgen bc
        also expr factor
        values -a -l -n -s -w
        read *
        local *

        tool find fd
        style words
        values -name -iname -path -type -mtime -ctime -atime -mmin -cmin -size -user -group -perm -maxdepth -mindepth
        values -newer
        values -regex -wholename -ipath -printf -fstype -inum -links -uid -gid -newermt -samefile
        switches -print -print0 -delete -execdir -empty -depth -prune -follow -L -H
        read *
        local *
        destroy *+-delete : deletes what it finds

        tool mkdir touch ln install mkfifo dd fallocate
        values -m -t -d -r -g -o -l
        change *
        local *
        slot * 0+=file

        tool cp
        values -t -S --target-directory --suffix --backup
        change *
        local *
        slot * 0=file? 1=file

        tool mv rename
        values -t -S --target-directory --suffix
        change *
        local *
        undoable *
        slot * 0=file 1=file

        tool rm rmdir unlink shred srm
        values -n -s
        switches -r -f -R -v -i -d -I -u -z rm:-n --recursive --force --verbose --interactive --preserve-root
        switches --one-file-system
        destroy * : deletes files
        local *
        asks *+-i *+-I
        slot * 0+=file

        tool truncate
        values -s -r --size --reference
        destroy * : cuts the file
        local *
        slot * 0+=file

        tool chmod chown chgrp setfacl chattr chcon restorecon setcap
        values -m -x --reference
        switches -R -v -f -c -h --recursive -b
        change *
        local *
        undoable *

        tool getfacl lsattr getcap
        read *
        local *

        tool tar bsdtar
        values -f -C -T -X -I -H -b -g --file --directory --exclude --transform --strip-components --files-from
        switches -c -x -t -v -z -j -J -p -k -a -h -r -u -W -O -P -S --gzip --bzip2 --xz --zstd --extract --create
        switches --list
        change *
        read *+-t *+--list *@tf *@tvf *@tzf *@tzvf
        local *

        tool gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd lz4 pigz zip unzip 7z 7za rar unrar
        values -o -x -P -S -T
        change *
        read *+-l *+-t *+-c *+-dc *+-cd *+-p *+--stdout *+--list *@l
        local *

        tool tee sponge
        switches -a -i -p --append
        change *
        local *
        slot * 0+=file

        tool bash sh zsh dash ksh fish ash
        style gnu
        values -o -O --rcfile --init-file
        switches -c -x -e -u -l -i -s -v -n -r --login --norc --noprofile
        unknown *
        none *+-c
        read *+--version *+-n
        asks *~-c~--version^
        nested text * 0 -c

        tool vi vim nvim nano emacs ed code pico micro joe subl vipw vimdiff
        values -c -u -s
        change *
        asks *
        local *

        tool gpg gpg2 age sops pass op keybase bw
        values -r -o -u -i -k -p --recipient --output --homedir --passphrase --keyserver --recv-keys --export-options
        unknown *
        read *+--list-keys *+-k *+--verify *+--list-secret-keys *+-d *+--decrypt *@show *@read *@get *@list *@ls
        read *@item
        change *+-e *+--encrypt *+-c *+--import *+--gen-key *+--export *@create *@edit *@insert *@set
        destroy *+--delete-key *+--delete-secret-key *@delete *@rm *@remove

        tool script expect parallel wall write mail mailx sendmail mutt logger notify-send
        values -s -t -a -c -r -p -j -n
        unknown *

        tool man help info tldr apropos whatis
        values -k -s
        read *
        local *

        tool sha256 pbcopy pbpaste xclip xsel open xdg-open say printenv locale-gen envsubst hostid getopt
        values -selection -a
        read *
        local *
        """
}
